import type { Dispatcher } from 'undici';

/** The largest JSON that we read. */
const MAX_SIZE_IN_BYTES = 1024 * 1024;

/**
 * Reads a body as text. `undefined` where it is too large, compressed although we asked for none, or
 * not UTF-8. Throws where the connection is lost before its end.
 */
export async function readText({
  headers,
  body,
}: Dispatcher.ResponseData): Promise<string | undefined> {
  if (isCompressed(headers['content-encoding'])) {
    body.destroy();
    return undefined;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    if (!(chunk instanceof Uint8Array)) return undefined;
    size += chunk.byteLength;
    if (size > MAX_SIZE_IN_BYTES) return undefined;
    chunks.push(chunk);
  }
  return decode(Buffer.concat(chunks));
}

export function isCompressed(encoding: string | string[] | undefined): boolean {
  return encoding !== undefined && encoding !== '' && encoding !== 'identity';
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
