import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import { z } from 'zod';
import {
  type Component,
  findPackage,
  type Lock,
  listComponents,
  parseLock,
} from './server-packages.ts';

const projectSchema = z.object({ name: z.string(), version: z.string(), license: z.string() });

/** What is said of a bundle's contents: by the name of the file that says it. */
export type Contents = Readonly<Record<'sbom.cdx.json' | 'licences.txt', string>>;

/** Lists what others wrote of the build at hand. Throws in words where there is none. */
export function readContents(project: string): Contents {
  const lock = parseLock(readFileSync(join(project, 'package-lock.json'), 'utf8'));
  const components = listComponents(lock, join(project, '.next/standalone'));
  const about = projectSchema.parse(
    JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')),
  );
  return {
    'sbom.cdx.json': writeSbom(about, lock, components),
    'licences.txt': writeLicences(project, components),
  };
}

const LICENCE_FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;
const RULE = '='.repeat(80);

/** The licence of each component, and its text where the package brings one. Takes the project's folder. */
function writeLicences(project: string, components: readonly Component[]): string {
  const parts = components.map(({ folder, name, version, licence }) => {
    const texts = readTexts(join(project, folder));
    const text = texts.length > 0 ? texts.join('\n\n') : 'The package brings no text of it.';
    return `${RULE}\n${name} ${version}: ${licence}\n\n${text}\n`;
  });
  return `What this bundle holds of others, and under which licence.\n\n${parts.join('\n')}`;
}

function readTexts(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name))
    .map(({ name }) => readFileSync(join(folder, name), 'utf8').trim())
    .sort();
}

type Project = { readonly name: string; readonly version: string; readonly license: string };

/**
 * The software bill of materials of a bundle: CycloneDX 1.6, as JSON. It holds neither a time nor a random
 * number, so that the same build always has the same one.
 */
export function writeSbom(project: Project, lock: Lock, components: readonly Component[]): string {
  const { name, version, license } = project;
  const root = new Models.Component(Enums.ComponentType.Application, name, {
    version,
    bomRef: `${name}@${version}`,
    licenses: new Models.LicenseRepository([new Models.SpdxLicense(license)]),
  });
  const entries = new Map(components.map((one) => [one.folder, toEntry(one)]));
  for (const [folder, entry] of [['', root] as const, ...entries]) {
    for (const dependency of Object.keys(lock[folder]?.dependencies ?? {})) {
      const found = entries.get(findPackage(lock, folder, dependency) ?? '');
      if (found) entry.dependencies.add(found.bomRef);
    }
  }
  const bom = new Models.Bom({
    metadata: new Models.Metadata({ component: root }),
    components: new Models.ComponentRepository(entries.values()),
  });
  const factory = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  const json = new Serialize.JsonSerializer(factory).serialize(bom, { sortLists: true, space: 2 });
  return `${json}\n`;
}

function toEntry({ folder, name, version, licence, sha512 }: Component): Models.Component {
  const [, group, plainName = name] = /^(@[^/]+)\/(.+)$/.exec(name) ?? [];
  const isExpression = licence.includes(' ');
  return new Models.Component(Enums.ComponentType.Library, plainName, {
    ...(group && { group }),
    version,
    bomRef: `${folder}@${version}`,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    hashes: new Models.HashDictionary([[Enums.HashAlgorithm['SHA-512'], sha512]]),
    licenses: new Models.LicenseRepository([
      isExpression ? new Models.LicenseExpression(licence) : new Models.SpdxLicense(licence),
    ]),
  });
}
