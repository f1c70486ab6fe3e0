import type { Brand, ImagePair } from '../brand.ts';

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
  const readdressPair = ({ light, dark }: ImagePair): ImagePair => ({
    light: { ...light, src: readdress(light.src) },
    dark: { ...dark, src: readdress(dark.src) },
  });
  const { font } = brand.theme;
  return {
    ...brand,
    ...(brand.logo && { logo: readdressPair(brand.logo) }),
    ...(brand.icon && { icon: readdressPair(brand.icon) }),
    theme: {
      ...brand.theme,
      font:
        font.kind === 'files'
          ? { ...font, faces: font.faces.map((face) => ({ ...face, src: readdress(face.src) })) }
          : font,
    },
  };
}
