import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';

const MANIFESTS = resolve(import.meta.dirname, '../../../docs/deploy/kubernetes');
export const KUSTOMIZATION = 'kustomization.yaml';

export type ManifestFile = { readonly name: string; readonly documents: readonly unknown[] };

/** Every file of manifests that the project gives to operators. Throws where one is no YAML. */
export function readManifests(): ManifestFile[] {
  return readdirSync(MANIFESTS).map((name) => ({ name, documents: readDocuments(name) }));
}

function readDocuments(name: string): unknown[] {
  return parseAllDocuments(readFileSync(join(MANIFESTS, name), 'utf8')).map((document) => {
    const [error] = document.errors;
    if (error) throw new Error(`${name}: ${error.message}`);
    return document.toJS();
  });
}
