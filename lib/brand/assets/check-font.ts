import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { fail, type Result, succeed } from '#lib/result.ts';
import { MAX_BYTES } from '../files/brand-folder.ts';

/** Unpacked, a font is about twice as large; far more is an attack on anyone who unpacks it. */
const MAX_UNPACKED_BYTES = 2 * 1024 * 1024;
/** Lines higher than this would break the page's lines. */
const MAX_EMS = 3;
/** A letter's usual width: narrower ones are too small to read, wider ones leave no room for words. */
const WIDTH_IN_EMS = { min: 0.2, max: 1 };

/** What of a font decides on the room that its text takes, in its own units. */
export type FontMetrics = {
  readonly unitsPerEm: number;
  readonly ascent: number;
  /** Negative: below the base line. */
  readonly descent: number;
  readonly lineGap: number;
  /** Of a letter, as often as letters are in English text. */
  readonly xWidthAvg: number;
};

type Checked = Result<FontMetrics, string>;

/** Checks a woff2 font by its content and measures it; a failure says in words what is wrong with it. */
export async function checkFont(bytes: Uint8Array): Promise<Checked> {
  const font = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const fault = findHeaderFault(font);
  return fault ? fail(fault) : measure(font);
}

/** WOFF2, section 4.1: signature, length of the file, and of the font unpacked. */
function findHeaderFault(font: Buffer): string | undefined {
  if (font.toString('latin1', 0, 4) !== 'wOF2') return 'is not a woff2 font';
  if (font.length > MAX_BYTES.font) {
    return `is larger than ${MAX_BYTES.font / 1024} KB: leave out letters that you do not need`;
  }
  if (font.length < 48 || font.readUInt32BE(8) !== font.length) return CUT_OFF;
  if (font.readUInt32BE(16) > MAX_UNPACKED_BYTES) return TOO_LARGE;
  return undefined;
}

const CUT_OFF = 'is cut off or damaged: save it again';
const TOO_LARGE = 'is too large when unpacked';

async function measure(font: Buffer): Promise<Checked> {
  try {
    // The header may lie, and what measures the font unpacks all there is.
    await unpackFont(font, MAX_UNPACKED_BYTES);
    const { fromBuffer } = await import('@capsizecss/unpack');
    const { unitsPerEm, ascent, descent, lineGap, xWidthAvg } = await fromBuffer(font);
    const metrics = { unitsPerEm, ascent, descent, lineGap, xWidthAvg };
    return arePlausible(metrics) ? succeed(metrics) : fail('has impossible measures');
  } catch (error) {
    return fail(isTooLarge(error) ? TOO_LARGE : CUT_OFF);
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

function arePlausible(metrics: FontMetrics): boolean {
  const { unitsPerEm, ascent, descent, lineGap, xWidthAvg } = metrics;
  const isSmall = (length: number) => Math.abs(length) <= MAX_EMS * unitsPerEm;
  return (
    Object.values(metrics).every(Number.isFinite) &&
    unitsPerEm > 0 &&
    ascent > 0 &&
    descent <= 0 &&
    lineGap >= 0 &&
    xWidthAvg >= unitsPerEm * WIDTH_IN_EMS.min &&
    xWidthAvg <= unitsPerEm * WIDTH_IN_EMS.max &&
    [ascent, descent, lineGap].every(isSmall)
  );
}

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
