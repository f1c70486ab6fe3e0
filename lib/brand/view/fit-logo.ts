import type { BrandImage, BrandLogo } from '../brand.ts';
import type { LogoSize } from '../schema/brand-choices.ts';

type Size = { readonly width: number; readonly height: number };

const MAX_WIDTH_IN_PX = 300;
const MAX_HEIGHT_IN_PX = 48;
/** Lower ones can hardly be read, so they are as wide as it takes. */
const LOW_IN_PX = 24;

/** What a brand may ask for, against what its shape asks for; `large` stays within its bounds. */
const FACTORS: Readonly<Record<LogoSize, number>> = { small: 0.7, medium: 1, large: 1.4 };
const MAX_LARGE = { widthInPx: 320, heightInPx: 72 } as const;

/** So that a square, a word and a banner weigh about the same to the eye. */
const MAX_AREA_IN_PX = 5_600;

/** Narrower ones are signs rather than written names. */
const LEAST_WIDTH_OF_A_WORD = 1.6;

/**
 * The size at which a logo of any shape stands at the head of the letter, in CSS pixels: never distorted,
 * and drawn larger than it is only where it loses nothing by that.
 */
export function fitLogo({ src, width, height }: BrandImage, size: LogoSize = 'medium'): Size {
  const weighed = Math.min(
    MAX_WIDTH_IN_PX / width,
    MAX_HEIGHT_IN_PX / height,
    Math.max(LOW_IN_PX / height, Math.sqrt(MAX_AREA_IN_PX / (width * height))),
  );
  const scale = Math.min(
    weighed * FACTORS[size],
    MAX_LARGE.widthInPx / width,
    MAX_LARGE.heightInPx / height,
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

/**
 * The class of a logo of this shape. It stands for a style that the element cannot carry itself: on a page that
 * does not open Link the policy takes no style attributes (docs/decisions/0017).
 */
export function getLogoClass(image: BrandImage, size?: LogoSize): string {
  const { width, height } = fitLogo(image, size);
  return `logo-${width}-${height}`;
}

/**
 * Keeps room for a logo before it is here. In whole pixels: the image's own shape, once known, must not move
 * anything by a part of one.
 */
export function writeLogoCss(logo: BrandLogo | undefined): string {
  const images = [logo?.light, logo?.dark].filter((image) => image !== undefined);
  const rules = images.map((image) => writeRule(image, logo?.size));
  return [...new Set(rules)].join('');
}

function writeRule(image: BrandImage, size?: LogoSize): string {
  const { width, height } = fitLogo(image, size);
  return `.${getLogoClass(image, size)}{aspect-ratio:${width}/${height}}`;
}
