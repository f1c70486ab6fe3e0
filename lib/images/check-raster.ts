import { imageSize } from 'image-size';
import { fail, type Result, succeed } from '#lib/result.ts';
import { cutRaster } from './cut-raster.ts';
import type { RasterKind } from './image-kind.ts';

/** Sides of an image; larger ones cost a phone more memory than a logo is worth. */
const MAX_SIDE = 4096;
const MAX_PIXELS = 6_000_000;

const TYPE_NAMES: Readonly<Record<RasterKind, string>> = { png: 'png', jpeg: 'jpg', webp: 'webp' };

type CheckedRaster = {
  readonly kind: RasterKind;
  /** Without what stood behind the image's own end. */
  readonly bytes: Uint8Array;
  /** As browsers show it, in pixels. */
  readonly width: number;
  readonly height: number;
};

/** Checks a PNG, JPEG or WebP; a failure says in words what is wrong with it. */
export function checkRaster(kind: RasterKind, bytes: Uint8Array): Result<CheckedRaster, string> {
  const cut = cutRaster(kind, bytes);
  if (!cut.ok) return cut;
  const size = measure(kind, cut.value);
  if (!size || size.width < 1 || size.height < 1) return fail('tells no size: save it again');
  const { width, height } = size;
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) {
    return fail(`is ${width} × ${height} pixels; at most ${MAX_SIDE} a side and 6 million in all`);
  }
  return succeed({ kind, bytes: cut.value, width, height });
}

function measure(kind: RasterKind, bytes: Uint8Array) {
  try {
    const { type, width, height, orientation = 1 } = imageSize(bytes);
    if (type !== TYPE_NAMES[kind]) return undefined;
    // Browsers turn a photo as its camera was held (EXIF orientations 5 to 8 lie on their side).
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    return undefined;
  }
}
