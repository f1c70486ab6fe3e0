import type { Readable } from 'node:stream';
import { log } from '#lib/log/log.ts';

export const MAX_FILE_SIZE_IN_BYTES = 20 * 1024 * 1024;

/** A reader that never comes to an end must not keep a connection for ever. */
const LONGEST_LIFE_IN_MS = 5 * 60 * 1000;
/** Looked at so rarely since what lies in the buffers of the systems between counts as read. */
const PACE_CHECK_IN_MS = 60_000;
/** A poor line of a mobile carrier takes twice as much in a minute. */
const LEAST_BYTES_IN_A_PACE = 120 * 1024;
const PDF_HEADER = Buffer.from('%PDF-');
/** Within which readers of PDF look for the header: after a byte order mark, blank lines and the like. */
const HEADER_PLACE_IN_BYTES = 1024;

type Chunks = AsyncIterator<Uint8Array, void>;

/**
 * Gives the body of an answer as a stream, or nothing (and lets go of the body) where its beginning has
 * no header of a PDF. Throws where the connection is lost before the beginning is here.
 */
export async function openFileStream(
  body: Readable,
  idleTimeoutInMs: number,
): Promise<ReadableStream<Uint8Array> | undefined> {
  const chunks: Chunks = body[Symbol.asyncIterator]();
  const beginning = await readBeginning(chunks);
  if (hasHeader(beginning)) {
    return toStream({ body, chunks, beginning, idleTimeoutInMs });
  }
  body.destroy();
  return undefined;
}

/** The first chunks, until there is enough to tell a PDF by. */
async function readBeginning(chunks: Chunks): Promise<Buffer> {
  let beginning = Buffer.alloc(0);
  while (beginning.length < HEADER_PLACE_IN_BYTES && !hasHeader(beginning)) {
    const next = await chunks.next();
    if (next.done) break;
    beginning = Buffer.concat([beginning, next.value]);
  }
  return beginning;
}

function hasHeader(beginning: Buffer): boolean {
  return beginning.subarray(0, HEADER_PLACE_IN_BYTES).includes(PDF_HEADER);
}

type Source = { body: Readable; chunks: Chunks; beginning: Buffer; idleTimeoutInMs: number };

function toStream({
  body,
  chunks,
  beginning,
  idleTimeoutInMs,
}: Source): ReadableStream<Uint8Array> {
  let size = beginning.byteLength;
  let isCancelled = false;
  const life = setTimeout(() => body.destroy(new Error('took too long')), LONGEST_LIFE_IN_MS);
  life.unref();
  body.once('close', () => clearTimeout(life));
  return new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(beginning);
      let before = 0;
      const pace = setInterval(() => {
        const isTooSlow =
          size - before < LEAST_BYTES_IN_A_PACE && (controller.desiredSize ?? 1) <= 0;
        if (isTooSlow) controller.error(new Error('read too slowly'));
        if (isTooSlow) body.destroy();
        before = size;
      }, PACE_CHECK_IN_MS);
      pace.unref();
      body.once('close', () => clearInterval(pace));
    },
    async pull(controller) {
      try {
        const next = await nextInTime(body, chunks, idleTimeoutInMs);
        if (next.done) return controller.close();
        size += next.value.byteLength;
        if (size > MAX_FILE_SIZE_IN_BYTES) throw new Error('larger than 20 MB');
        controller.enqueue(next.value);
      } catch (error) {
        if (isCancelled) return;
        log.warn({ sizeInBytes: size, err: error }, 'an attached file broke off');
        body.destroy();
        controller.error(error);
      }
    },
    cancel() {
      isCancelled = true;
      body.destroy();
    },
  });
}

async function nextInTime(body: Readable, chunks: Chunks, timeoutInMs: number) {
  const timer = setTimeout(() => body.destroy(new Error('nothing arrived')), timeoutInMs);
  try {
    return await chunks.next();
  } finally {
    clearTimeout(timer);
  }
}
