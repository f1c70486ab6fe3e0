import type { ImageKind } from '#lib/brand/files/image-kind.ts';

export type LogoSize = { readonly width: number; readonly height: number };

const MAX_SIDE_IN_PX = 4096;

/**
 * How large an image is by its own head, in pixels; `undefined` where it does not say, or says nonsense.
 * For the few kilobytes of a logo that comes within an answer. Never throws.
 */
export function readLogoSize(kind: ImageKind, bytes: Buffer): LogoSize | undefined {
  try {
    const size = READERS[kind](bytes);
    return size && isSensible(size.width) && isSensible(size.height) ? size : undefined;
  } catch {
    // Reading past the end: the image is cut.
    return undefined;
  }
}

const READERS: Readonly<Record<ImageKind, (bytes: Buffer) => LogoSize | undefined>> = {
  png: (bytes) => ({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }),
  jpeg: readJpeg,
  webp: readWebp,
  svg: readSvg,
};

function isSensible(side: number): boolean {
  return side >= 1 && side <= MAX_SIDE_IN_PX;
}

/** Goes from marker to marker until the one that begins the frame (ITU T.81, B.2.2). */
function readJpeg(bytes: Buffer): LogoSize | undefined {
  for (let at = 2; bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes.readUInt8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
  }
  return undefined;
}

/** The three kinds of WebP (RFC 9649, 2.5 to 2.7). */
function readWebp(bytes: Buffer): LogoSize | undefined {
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    case 'VP8L': {
      const packed = bytes.readUInt32LE(21);
      return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    default:
      return undefined;
  }
}

/** Nothing but a prologue may stand before it. */
const SVG_ROOT = /^\uFEFF?(?:\s|<\?[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>)*(<svg\b[^>]*>)/i;

/** By width and height of the root, or else by the shape of its view box. */
function readSvg(bytes: Buffer): LogoSize | undefined {
  const root = SVG_ROOT.exec(bytes.toString('utf8'))?.[1];
  if (!root) return undefined;
  const [, , boxWidth, boxHeight] = (readAttribute(root, 'viewBox') ?? '')
    .split(/[\s,]+/)
    .map(Number);
  const width = readLength(root, 'width') ?? boxWidth;
  const height = readLength(root, 'height') ?? boxHeight;
  return width && height ? { width, height } : undefined;
}

function readLength(root: string, name: string): number | undefined {
  const length = /^(\d+(?:\.\d+)?)(px)?$/.exec(readAttribute(root, name) ?? '')?.[1];
  return length === undefined ? undefined : Number(length);
}

function readAttribute(root: string, name: string): string | undefined {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(root)?.[1]?.trim();
}
