import {
  checkRaster,
  findImageKind,
  IMAGE_KINDS,
  type RasterKind,
} from '#lib/images/check-raster.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { MAX_BYTES } from '../files/brand-folder.ts';
import { type CheckedImage, checkSvgApart, sketchApart } from './check-apart.ts';

/** A logo as a line of text at most; an icon about as wide as high. */
const MAX_RATIO = { logo: 12, icon: 1.25 } as const;

type Image = {
  readonly name: string;
  readonly use: 'logo' | 'icon';
  readonly bytes: Uint8Array;
};

/** Checks a logo or icon by its content; a failure says in words what is wrong with it. */
export async function checkImage({
  name,
  use,
  bytes,
}: Image): Promise<Result<CheckedImage, string>> {
  const kind = findImageKind(bytes);
  if (!kind)
    return fail(bytes.length === 0 ? 'is empty' : 'is not an SVG, PNG, JPEG or WebP image');
  const { called, extensions } = IMAGE_KINDS[kind];
  const ending = name.toLowerCase().split('.').at(-1);
  if (!extensions.some((extension) => extension === ending)) {
    return fail(`holds ${called} image: end its name with .${extensions[0]}`);
  }
  if (bytes.length > MAX_BYTES[use]) return fail(`is larger than ${MAX_BYTES[use] / 1024} KB`);
  const checked = kind === 'svg' ? await checkSvgApart(bytes) : await checkPicture(kind, bytes);
  if (!checked.ok) return checked;
  const fault = findShapeFault(use, checked.value);
  return fault === undefined ? succeed(checked.value) : fail(fault);
}

async function checkPicture(
  kind: RasterKind,
  bytes: Uint8Array,
): Promise<Result<CheckedImage, string>> {
  const checked = checkRaster(kind, bytes);
  if (!checked.ok) return checked;
  const sketch = kind === 'webp' ? undefined : await sketchApart({ ...checked.value, kind });
  return succeed({ ...checked.value, remarks: [], sketch });
}

function findShapeFault(use: 'logo' | 'icon', { width, height }: CheckedImage): string | undefined {
  const ratio = Math.max(width / height, height / width);
  if (ratio <= MAX_RATIO[use]) return undefined;
  const shape = `is ${round(width)} × ${round(height)}`;
  if (use === 'icon') return `${shape}; an icon is about as wide as high`;
  return `${shape}; a logo is at most ${MAX_RATIO.logo} times as wide as high, or as high as wide`;
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}
