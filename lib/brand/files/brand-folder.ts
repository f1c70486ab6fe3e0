import { z } from 'zod';
import { assetFile } from '../schema/brand-values.ts';

/**
 * The files of one brand: names (no folders) to bytes, `brand.json` among them. In memory, so that what
 * is checked is what is served, whatever happens to the folder meanwhile.
 */
export type BrandFolder = ReadonlyMap<string, Uint8Array>;

export const SETTINGS_FILE = 'brand.json';
export const MAX_SETTINGS_BYTES = 64 * 1024;

type FileUse = 'logo' | 'icon' | 'font';

/** A file that brand.json names, and where. */
export type NamedFile = {
  readonly where: string;
  readonly use: FileUse;
  readonly name: string;
};

/** At most this large; a page has to load on a phone. */
export const MAX_BYTES: Readonly<Record<FileUse, number>> = {
  logo: 256 * 1024,
  icon: 64 * 1024,
  font: 150 * 1024,
};

const PLACES = [
  ['logo', 'light'],
  ['logo', 'dark'],
  ['icon', 'light'],
  ['icon', 'dark'],
  ['font', 'normal'],
  ['font', 'strong'],
] as const;

const anything = z.record(z.string(), z.unknown());

/**
 * Takes brand.json as parsed, right or wrong, and lists the files that it names properly, so that they can
 * be read and checked even where other settings are wrong. A name never leaves the brand's folder.
 */
export function listNamedFiles(json: unknown): NamedFile[] {
  const members = anything.safeParse(json).data ?? {};
  return PLACES.flatMap(([use, place]) => {
    const name = assetFile.safeParse(anything.safeParse(members[use]).data?.[place]).data;
    return name === undefined ? [] : [{ where: `${use}.${place}`, use, name }];
  });
}
