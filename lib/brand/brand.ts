import type { LogoSize } from './schema/brand-choices.ts';
import type { BrandSettings } from './schema/brand-schema.ts';
import type { Theme } from './theme/theme.ts';

/** An image or font of a brand, checked, with its bytes: what is served never depends on the folder. */
export type BrandAsset = {
  /** `<first 32 hex digits of the content's SHA-256>.<extension>`: the last part of its address. */
  readonly name: string;
  readonly contentType: 'image/svg+xml' | 'image/png' | 'image/jpeg' | 'image/webp' | 'font/woff2';
  readonly bytes: Uint8Array;
};

/** An image as a page shows it. Width and height are its own, in CSS pixels; both are over 0. */
export type BrandImage = {
  readonly src: string;
  readonly width: number;
  readonly height: number;
};

export type ImagePair = { readonly light: BrandImage; readonly dark: BrandImage };

/** Left out on a ground for which there is none, or on which nobody would see it: there the name stands. */
export type BrandLogo = {
  readonly light?: BrandImage;
  readonly dark?: BrandImage;
  /** Whether it was measured to be told from its ground well enough to stand without the name. */
  readonly isClear: boolean;
  readonly size?: LogoSize;
};

/** A brand that passed every check. Immutable: a change makes another one. */
export type Brand = {
  /** The folder's name. */
  readonly id: string;
  readonly settings: BrandSettings;
  readonly theme: Theme;
  readonly logo?: BrandLogo;
  readonly icon?: ImagePair;
  /** By `BrandAsset.name`. */
  readonly assets: ReadonlyMap<string, BrandAsset>;
  /** What is in order, but may surprise its owner; `npm run brand -- check` tells it. */
  readonly remarks?: readonly BrandRemark[];
};

/** What is wrong with a brand, in words for its owner: `colors.light.accent: must be …`. */
export type BrandProblem = { readonly where: string; readonly what: string };

/** What is in order all the same. A warning tells of something that customers miss; the log has it, too. */
export type BrandRemark = BrandProblem & { readonly level: 'note' | 'warning' };

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
