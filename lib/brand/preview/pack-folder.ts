import { zipSync } from 'fflate';
import { SETTINGS_FILE } from '../files/brand-folder.ts';
import { listNamedFiles } from '../files/list-named-files.ts';
import { parseBrandJson } from '../files/parse-brand-json.ts';
import type { PreviewBrand } from './preview-brands.ts';

/** A brand as a zip archive that holds its folder: `brand.json` and the files that it names. */
export function packFolder(shown: PreviewBrand): Uint8Array<ArrayBuffer> {
  const names = [SETTINGS_FILE, ...listFiles(shown)];
  const files = names.flatMap((name) => {
    const bytes = shown.folder.get(name);
    return bytes ? [[`${shown.id}/${name}`, new Uint8Array(bytes)] as const] : [];
  });
  return new Uint8Array(zipSync(Object.fromEntries(files)));
}

/** Of the files at hand, those that `brand.json` names. */
export function listFiles({ folder }: PreviewBrand): readonly string[] {
  const json = parseBrandJson(folder);
  const named = json.ok ? listNamedFiles(json.value).map(({ name }) => name) : [];
  return [...new Set(named)].filter((name) => folder.has(name));
}
