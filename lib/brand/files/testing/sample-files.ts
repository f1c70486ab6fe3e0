import { crc32, deflateSync } from 'node:zlib';
import type { BrandFolder } from '../brand-folder.ts';

/** A folder in memory; text and settings are written as UTF-8. */
export function makeFolder(files: Readonly<Record<string, unknown>>): BrandFolder {
  return new Map(
    Object.entries(files).map(([name, content]) => [
      name,
      content instanceof Uint8Array ? content : encode(content),
    ]),
  );
}

export function encode(content: unknown): Uint8Array {
  return new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));
}

/** A drawing with the given content between its tags. */
export function makeSvg(content = '<path d="M0 0h120v40z"/>', attributes = ''): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 120 40" ${attributes}>${content}</svg>`;
}

/** A grey PNG, to be seen on white and on black; more chunks may stand before its data. */
export function makePng(width = 120, height = 40, ...more: Buffer[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  const lines = Buffer.alloc(Math.min(height * (width + 1), 1_000_000), 0x80);
  // Each line begins with its filter: none.
  for (let at = 0; at < lines.length; at += width + 1) lines.writeUInt8(0, at);
  const pixels = deflateSync(lines);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    makeChunk('IHDR', header),
    ...more,
    makeChunk('IDAT', pixels),
    makeChunk('IEND', Buffer.alloc(0)),
  ]);
}

export function makeChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** The outline of a JPEG: enough to be measured, not to be drawn. */
export function makeJpeg(width = 120, height = 40): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    makeJfif(),
    frame,
    scan,
    Buffer.from([0xff, 0xd9]),
  ]);
}

function makeJfif(): Buffer {
  return Buffer.from([0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
}

/** The outline of an extended WebP, as above. */
export function makeWebp(width = 120, height = 40, flags = 0): Buffer {
  const webp = Buffer.alloc(40);
  webp.write('RIFF', 0, 'latin1');
  webp.writeUInt32LE(32, 4);
  webp.write('WEBPVP8X', 8, 'latin1');
  webp.writeUInt32LE(10, 16);
  webp.writeUInt8(flags, 20);
  webp.writeUIntLE(width - 1, 24, 3);
  webp.writeUIntLE(height - 1, 27, 3);
  return webp;
}
