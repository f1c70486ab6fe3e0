import type { BrandImage } from '#lib/brand/brand.ts';

type Size = { readonly width: number; readonly height: number };

const MAX_WIDTH_IN_PX = 200;
const MAX_HEIGHT_IN_PX = 48;

/** So that a square, a word and a banner weigh about the same to the eye. */
const MAX_AREA_IN_PX = 5_600;

/** Narrower ones are signs rather than written names. */
const LEAST_WIDTH_OF_A_WORD = 1.6;

/**
 * The size at which a logo of any shape stands at the head of the letter, in CSS pixels: never distorted,
 * and drawn larger than it is only where it loses nothing by that.
 */
export function fitLogo({ src, width, height }: BrandImage): Size {
  const scale = Math.min(
    MAX_WIDTH_IN_PX / width,
    MAX_HEIGHT_IN_PX / height,
    Math.sqrt(MAX_AREA_IN_PX / (width * height)),
    isVector(src) ? Number.POSITIVE_INFINITY : 1,
  );
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

/** Whether a logo is likely to spell the name, so that it can stand without it. */
export function isWordmark({ width, height }: Size): boolean {
  return width / height >= LEAST_WIDTH_OF_A_WORD;
}

function isVector(src: string): boolean {
  return src.endsWith('.svg') || src.startsWith('data:image/svg+xml');
}
