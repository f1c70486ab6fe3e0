import type { BrandImage, BrandLogo } from '../brand.ts';
import type { LogoSize } from '../schema/brand-choices.ts';
import { fitLogo } from './fit-logo.ts';

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
