import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPng } from './read-png.ts';
import { shrinkPicture } from './shrink-picture.ts';
import { writePng } from './write-png.ts';

type Filter = 0 | 1 | 2 | 3 | 4;

/** Two lines of two points, with opacity, as a browser would store them under each prediction. */
const POINTS = [
  [10, 20, 30, 255, 200, 100, 50, 255],
  [12, 18, 33, 255, 90, 250, 0, 255],
] as const;
const COLOURS = [10, 20, 30, 200, 100, 50, 12, 18, 33, 90, 250, 0];

describe('readPng', () => {
  it.each<Filter>([0, 1, 2, 3, 4])('reads lines that are predicted in way %i', (filter) => {
    const { width, height, colours } = readPng(makePng(filter));
    expect({ width, height, colours: [...colours] }).toEqual({
      width: 2,
      height: 2,
      colours: COLOURS,
    });
  });

  it('refuses what is not a screenshot', () => {
    expect(() => readPng(Buffer.from('GIF89a, or anything else'))).toThrow('no PNG');
    const few = writePng({ width: 1, height: 1, colours: Uint8Array.of(1, 2, 3) });
    expect(() => readPng(few)).toThrow('not a screenshot');
  });
});

describe('shrinkPicture', () => {
  it('moves each colour to the nearest step', () => {
    const bytes = shrinkPicture(makePng(0));
    const at = bytes.indexOf('PLTE') + 4;
    expect([...bytes.subarray(at, at + 12)]).toEqual([
      0, 36, 36, 182, 109, 36, 0, 0, 36, 73, 255, 0,
    ]);
  });

  it('gives the same bytes for the same picture however it was stored', () => {
    expect(shrinkPicture(makePng(4))).toEqual(shrinkPicture(makePng(1)));
  });
});

describe('writePng', () => {
  it('refuses more colours than a list can hold', () => {
    const colours = Uint8Array.from({ length: 3 * 257 }, (_, at) => Math.floor(at / 3) % 256);
    colours[2] = 7;
    expect(() => writePng({ width: 257, height: 1, colours })).toThrow('too many');
  });
});

function makePng(filter: Filter): Buffer {
  const lines = POINTS.flatMap((row, y) => [
    filter,
    ...row.map((value, x) => {
      const left = x >= 4 ? (row[x - 4] ?? 0) : 0;
      const above = y > 0 ? (POINTS[0][x] ?? 0) : 0;
      const corner = x >= 4 && y > 0 ? (POINTS[0][x - 4] ?? 0) : 0;
      const guesses = [0, left, above, (left + above) >> 1, guess(left, above, corner)];
      return (value - (guesses[filter] ?? 0)) & 0xff;
    }),
  ]);
  return Buffer.concat([
    Buffer.alloc(8),
    makeChunk('IHDR', [0, 0, 0, 2, 0, 0, 0, 2, 8, 6, 0, 0, 0]),
    makeChunk('IDAT', [...deflateSync(Uint8Array.from(lines))]),
  ]);
}

/** The nearest of the three to where a plane through them would go on. */
function guess(left: number, above: number, corner: number): number {
  const aim = left + above - corner;
  return [left, above, corner].reduce((best, value) =>
    Math.abs(aim - value) < Math.abs(aim - best) ? value : best,
  );
}

function makeChunk(type: string, data: readonly number[]): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), Buffer.from(data), Buffer.alloc(4)]);
}
