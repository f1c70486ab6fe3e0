import { inflateSync } from 'node:zlib';

/** Colours row by row, three bytes a point: red, green, blue. */
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly colours: Uint8Array;
};

const SIGNATURE_LENGTH = 8;
const IHDR = 'IHDR';
const BYTES_OF_COLOUR_TYPE: ReadonlyMap<number, number> = new Map([
  [2, 3],
  [6, 4],
]);

/**
 * Reads a PNG as browsers write screenshots: 8 bits a channel, red, green and blue, perhaps with opacity
 * (which is left aside), not interlaced. Throws at any other (PNG, third edition, 11.2.1).
 */
export function readPng(bytes: Buffer): Picture {
  const chunks = listChunks(bytes);
  const head = chunks.find(({ type }) => type === IHDR)?.data;
  if (!head) throw new Error('This is no PNG.');
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const [depth, colourType, , , interlace] = head.subarray(8);
  const size = BYTES_OF_COLOUR_TYPE.get(colourType ?? -1);
  if (depth !== 8 || interlace !== 0 || !size) throw new Error('This PNG is not a screenshot.');
  const data = chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data);
  const points = unfilter(inflateSync(Buffer.concat(data)), width * size, size);
  return { width, height, colours: dropOpacity(points, size) };
}

function listChunks(bytes: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = SIGNATURE_LENGTH; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    chunks.push({ type, data: bytes.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

/** Undoes the prediction that each line was stored with (section 9). */
function unfilter(lines: Buffer, rowLength: number, size: number): Uint8Array {
  const height = Math.floor(lines.length / (rowLength + 1));
  const points = new Uint8Array(height * rowLength);
  for (let y = 0; y < height; y += 1) {
    const kind = lines[y * (rowLength + 1)] ?? 0;
    const row = y * rowLength;
    for (let x = 0; x < rowLength; x += 1) {
      const left = x >= size ? (points[row + x - size] ?? 0) : 0;
      const above = y > 0 ? (points[row + x - rowLength] ?? 0) : 0;
      const corner = x >= size && y > 0 ? (points[row + x - rowLength - size] ?? 0) : 0;
      const stored = lines[y * (rowLength + 1) + 1 + x] ?? 0;
      points[row + x] = stored + predict(kind, left, above, corner);
    }
  }
  return points;
}

function predict(kind: number, left: number, above: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return above;
  if (kind === 3) return (left + above) >> 1;
  if (kind !== 4) return 0;
  const guess = left + above - corner;
  const isNearest = (value: number) =>
    [left, above, corner].every((other) => Math.abs(guess - value) <= Math.abs(guess - other));
  return [left, above].find(isNearest) ?? corner;
}

function dropOpacity(points: Uint8Array, size: number): Uint8Array {
  return size === 3 ? points : points.filter((_, index) => index % size < 3);
}
