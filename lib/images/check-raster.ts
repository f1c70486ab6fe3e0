import { crc32 } from 'node:zlib';
import { imageSize } from 'image-size';
import { fail, type Result, succeed } from '#lib/result.ts';

/** Sides of an image; larger ones cost a phone more memory than a logo is worth. */
const MAX_SIDE = 4096;
const MAX_PIXELS = 6_000_000;

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
    if (type !== IMAGE_KINDS[kind].extensions[0]) return undefined;
    // Browsers turn a photo as its camera was held (EXIF orientations 5 to 8 lie on their side).
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    return undefined;
  }
}

const CUT_OFF = 'is cut off or damaged: save it again';
const ANIMATED = 'moves: only still images are shown';

/**
 * Gives a PNG, JPEG or WebP without what follows the image's own end, where another kind of file could
 * hide; fails, in words, on one that is cut off, damaged or animated (WCAG 2.2.2).
 */
function cutRaster(kind: RasterKind, bytes: Uint8Array): Result<Uint8Array, string> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (kind === 'png') return cutPng(view);
  if (kind === 'webp') return cutWebp(view);
  return cutJpeg(view);
}

/** Chunk by chunk: length, type, data, check sum (PNG 5.3). */
function cutPng(png: Buffer): Result<Uint8Array, string> {
  let at = 8;
  while (at + 12 <= png.length) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const end = at + 12 + length;
    if (end > png.length) break;
    if (crc32(png.subarray(at + 4, end - 4)) !== png.readUInt32BE(end - 4)) break;
    if (type === 'acTL') return fail(ANIMATED);
    if (type === 'IEND') return succeed(png.subarray(0, end));
    at = end;
  }
  return fail(CUT_OFF);
}

/** The RIFF header tells the length; the flags of an extended file tell whether it moves. */
function cutWebp(webp: Buffer): Result<Uint8Array, string> {
  if (webp.length < 30) return fail(CUT_OFF);
  const end = webp.readUInt32LE(4) + 8;
  if (end > webp.length || end < 30) return fail(CUT_OFF);
  const isAnimated = webp.toString('latin1', 12, 16) === 'VP8X' && (webp.readUInt8(20) & 2) !== 0;
  return isAnimated ? fail(ANIMATED) : succeed(webp.subarray(0, end));
}

/** Segments up to the first scan (JPEG B.1), then data up to the last end-of-image mark. */
function cutJpeg(jpeg: Buffer): Result<Uint8Array, string> {
  let at = 2;
  while (at + 4 <= jpeg.length && jpeg.readUInt8(at) === 0xff) {
    const marker = jpeg.readUInt8(at + 1);
    if (marker === 0xda) {
      const end = jpeg.lastIndexOf('\xff\xd9', undefined, 'latin1');
      return end > at ? succeed(jpeg.subarray(0, end + 2)) : fail(CUT_OFF);
    }
    at += marker === 0xff ? 1 : 2 + jpeg.readUInt16BE(at + 2);
  }
  return fail(CUT_OFF);
}

/** The kinds of images that pages show. The first extension is the one that they are served under. */
export const IMAGE_KINDS = {
  svg: { called: 'an SVG', type: 'image/svg+xml', extensions: ['svg'] },
  png: { called: 'a PNG', type: 'image/png', extensions: ['png'] },
  jpeg: { called: 'a JPEG', type: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  webp: { called: 'a WebP', type: 'image/webp', extensions: ['webp'] },
} as const;

export type ImageKind = keyof typeof IMAGE_KINDS;
export type RasterKind = Exclude<ImageKind, 'svg'>;

/** What an image is by its first bytes, whatever its name says; undefined for anything else. */
export function findImageKind(bytes: Uint8Array): ImageKind | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024));
  const head = start.toString('latin1');
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'webp';
  return isMarkup(start) ? 'svg' : undefined;
}

/** Begins like XML. Whether it is an SVG, its parser decides. */
function isMarkup(start: Buffer): boolean {
  return /^\uFEFF?\s*<[?!a-zA-Z]/.test(start.toString('utf8'));
}
