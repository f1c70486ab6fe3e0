import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

const unpack = promisify(brotliDecompress);

/** WOFF2, section 4.1: signature, lengths and what else is there before the directory of tables. */
const HEADER_BYTES = 48;
const OWN_TAG = 63;
/** Of the known tags (4.1), those whose transformation is marked the other way round. */
const OUTLINES = new Set([10, 11]);
const OUTLINE_TAGS = new Set(['glyf', 'loca']);

/**
 * Unpacks the tables of a woff2, whatever its header says of their length. Throws on more than `maxBytes`,
 * and on what is no woff2 at all. Takes its memory as it goes: a few bytes can be packed gigabytes.
 */
export async function unpackFont(font: Buffer, maxBytes: number): Promise<Uint8Array> {
  const start = findPackedTables(font);
  const packed = font.subarray(start, start + font.readUInt32BE(20));
  return unpack(packed, { maxOutputLength: maxBytes });
}

/** Where the directory ends and the packed tables begin. */
export function findPackedTables(font: Buffer): number {
  let at = HEADER_BYTES;
  for (let left = font.readUInt16BE(12); left > 0; left -= 1) {
    const flags = font.readUInt8(at);
    const known = flags & 63;
    const tag = known === OWN_TAG ? font.toString('latin1', at + 1, at + 5) : '';
    at = skipNumber(font, at + 1 + tag.length);
    const isOutline = OUTLINES.has(known) || OUTLINE_TAGS.has(tag);
    const isTransformed = isOutline ? flags >> 6 === 0 : flags >> 6 !== 0;
    if (isTransformed) at = skipNumber(font, at);
  }
  return at;
}

/** UIntBase128: the last byte is the first below 128. */
function skipNumber(font: Buffer, start: number): number {
  let at = start;
  while (font.readUInt8(at) >= 128) at += 1;
  return at + 1;
}
