export type RasterKind = 'png' | 'jpeg' | 'webp';
export type ImageKind = RasterKind | 'svg';

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
