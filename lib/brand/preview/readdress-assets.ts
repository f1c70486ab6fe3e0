import type { Brand, BrandImage } from '../brand.ts';

/** In place of a draft's key: the form that is in the folder. */
export const FOLDER_KEY = 'folder';

/**
 * The brand with the addresses of its files under the preview's own, where drafts and brands that are not
 * in use have them, too. `key` is the draft's, or `FOLDER_KEY`.
 */
export function readdressAssets(brand: Brand, key: string): Brand {
  const from = `/brand/${brand.id}/`;
  const readdress = (src: string) =>
    src.startsWith(from)
      ? `/brand-preview/${brand.id}/asset/${key}/${src.slice(from.length)}`
      : src;
  const readdressImage = (image: BrandImage): BrandImage => ({
    ...image,
    src: readdress(image.src),
  });

  const { font } = brand.theme;
  return {
    ...brand,
    ...(brand.logo && {
      logo: {
        ...brand.logo,
        ...(brand.logo.light && { light: readdressImage(brand.logo.light) }),
        ...(brand.logo.dark && { dark: readdressImage(brand.logo.dark) }),
      },
    }),
    ...(brand.icon && {
      icon: { light: readdressImage(brand.icon.light), dark: readdressImage(brand.icon.dark) },
    }),
    theme: {
      ...brand.theme,
      font:
        font.kind === 'files'
          ? { ...font, faces: font.faces.map((face) => ({ ...face, src: readdress(face.src) })) }
          : font,
    },
  };
}
