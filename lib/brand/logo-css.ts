import type { BrandImage, ImagePair } from './brand.ts';
import { fitLogo } from './fit-logo.ts';

/**
 * The class of a logo of this shape. It stands for a style that the element cannot carry itself: on a page that
 * does not open Link the policy takes no style attributes (docs/decisions/0017).
 */
export function getLogoClass(image: BrandImage): string {
  const { width, height } = fitLogo(image);
  return `logo-${width}-${height}`;
}

/**
 * Keeps room for a logo before it is here. In whole pixels: the image's own shape, once known, must not move
 * anything by a part of one.
 */
export function writeLogoCss(logo: ImagePair | undefined): string {
  const rules = logo ? [logo.light, logo.dark].map(writeRule) : [];
  return [...new Set(rules)].join('');
}

function writeRule(image: BrandImage): string {
  const { width, height } = fitLogo(image);
  return `.${getLogoClass(image)}{aspect-ratio:${width}/${height}}`;
}
