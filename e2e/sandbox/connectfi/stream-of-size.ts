import { Readable } from 'node:stream';

const CHUNK_IN_BYTES = 64 * 1024;

/** A stream without a known end: `start`, then the filling, until the size is reached. */
export function streamOfSize(start: string, filling: string, sizeInBytes: number): Readable {
  return Readable.from(chunksOf(start, filling, sizeInBytes));
}

function* chunksOf(start: string, filling: string, sizeInBytes: number) {
  yield Buffer.from(start);
  const chunk = Buffer.alloc(CHUNK_IN_BYTES, filling);
  for (let left = sizeInBytes - start.length; left > 0; left -= CHUNK_IN_BYTES) {
    yield left < CHUNK_IN_BYTES ? chunk.subarray(0, left) : chunk;
  }
}
