/**
 * The files of one brand: names (no folders) to bytes, `brand.json` among them. In memory, so that what
 * is checked is what is served, whatever happens to the folder meanwhile.
 */
export type BrandFolder = ReadonlyMap<string, Uint8Array>;

export const SETTINGS_FILE = 'brand.json';
export const MAX_SETTINGS_BYTES = 64 * 1024;
