/** The brand for every bill that belongs to no other one. */
export const DEFAULT_ID = 'default';

/** The page without a brand. No folder can have this name. */
export const BUILT_IN_ID = 'built-in';

/** Whether a text has the form of an id, which is the name of a brand's folder. */
export function isIdLike(name: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,62}$/.test(name);
}

/** Whether a folder's name can be the id of a brand. */
export function isBrandId(name: string): boolean {
  return isIdLike(name) && name !== BUILT_IN_ID;
}
