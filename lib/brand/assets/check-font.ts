import { fail, type Result, succeed } from '#lib/result.ts';
import { MAX_BYTES } from '../files/list-named-files.ts';
import { createMemory } from './create-memory.ts';
import type { FontMetrics } from './font-fallback.ts';
import { unpackFont } from './unpack-font.ts';

/** Unpacked, a font is about twice as large; far more is an attack on anyone who unpacks it. */
const MAX_UNPACKED_BYTES = 2 * 1024 * 1024;
/** Lines higher than this would break the page's lines. */
const MAX_EMS = 3;
/** A letter's usual width: narrower ones are too small to read, wider ones leave no room for words. */
const WIDTH_IN_EMS = { min: 0.2, max: 1 };

type Checked = Result<FontMetrics, string>;

/** Unpacking takes tens of milliseconds, and the same font comes again with every reading of its folder. */
const memory = createMemory<Checked>();

/** Checks a woff2 font by its content and measures it; a failure says in words what is wrong with it. */
export async function checkFont(bytes: Uint8Array): Promise<Checked> {
  const font = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const fault = findHeaderFault(font);
  if (fault) return fail(fault);
  return memory.recall(bytes, () => measure(font));
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
