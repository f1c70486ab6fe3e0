import type { Brand, BrandImage, ImagePair } from '../brand.ts';
import type { LoadedFiles } from './load-brand.ts';

/** The images as pages show them; where there is none for dark ground, the one for light stands there, too. */
export function arrangeImages(files: LoadedFiles, base: string): Pick<Brand, 'logo' | 'icon'> {
  const logo = arrangePair('logo', files, base);
  const icon = arrangePair('icon', files, base);
  return { ...(logo && { logo }), ...(icon && { icon }) };
}

function arrangePair(
  use: 'logo' | 'icon',
  files: LoadedFiles,
  base: string,
): ImagePair | undefined {
  const light = arrange(`${use}.light`, files, base);
  return light && { light, dark: arrange(`${use}.dark`, files, base) ?? light };
}

function arrange(place: string, files: LoadedFiles, base: string): BrandImage | undefined {
  const file = files.get(place);
  if (file?.use !== 'image') return undefined;
  return { src: base + file.asset.name, width: file.width, height: file.height };
}
