import { crc32, deflateSync } from 'node:zlib';
import type { Picture } from './read-png.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_COLOURS = 256;
const INDEXED = 3;

/**
 * Writes a PNG with a list of colours, as small as such a one gets: 4 bits a point where 16 colours are
 * enough, else 8. Throws where there are more than 256.
 */
export function writePng({ width, height, colours }: Picture): Buffer {
  const palette = new Map<number, number>();
  const points = new Uint8Array(width * height);
  for (let at = 0; at < points.length; at += 1) {
    const [red = 0, green = 0, blue = 0] = colours.subarray(at * 3, at * 3 + 3);
    const colour = (red << 16) | (green << 8) | blue;
    const index = palette.get(colour) ?? palette.size;
    palette.set(colour, index);
    points[at] = index;
  }
  if (palette.size > MOST_COLOURS) throw new Error(`${palette.size} colours are too many.`);
  const depth = palette.size <= 16 ? 4 : 8;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([depth, INDEXED], 8);
  return Buffer.concat([
    SIGNATURE,
    makeChunk('IHDR', head),
    makeChunk('PLTE', Buffer.from([...palette.keys()].flatMap(splitColour))),
    makeChunk('IDAT', deflateSync(packLines(points, width, depth), { level: 9, memLevel: 9 })),
    makeChunk('IEND', Buffer.alloc(0)),
  ]);
}

function splitColour(colour: number): number[] {
  return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
}

/** Each line begins with a 0: nothing is predicted, which suits flat colours best. */
function packLines(points: Uint8Array, width: number, depth: 4 | 8): Uint8Array {
  const rowLength = 1 + (depth === 8 ? width : Math.ceil(width / 2));
  const lines = new Uint8Array(rowLength * (points.length / width));
  points.forEach((index, at) => {
    const x = at % width;
    const row = Math.floor(at / width) * rowLength + 1;
    if (depth === 8) lines[row + x] = index;
    else lines[row + (x >> 1)] = (lines[row + (x >> 1)] ?? 0) | (x % 2 === 0 ? index << 4 : index);
  });
  return lines;
}

function makeChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
