/** A request's body, or `undefined` as soon as it is larger than `maxBytes`, whatever it says of its length. */
export async function readLimitedBody(
  request: Request,
  maxBytes: number,
): Promise<Buffer | undefined> {
  if (Number(request.headers.get('content-length')) > maxBytes) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A form without fields has none, and browsers may send a few signs. */
const NEXT_TO_NOTHING_IN_BYTES = 1024;

/** Reads a request to its end whose body nobody wants. False where it is more than that, or does not end. */
export async function readToEnd(request: Request): Promise<boolean> {
  const body = await readLimitedBody(request, NEXT_TO_NOTHING_IN_BYTES).catch(() => undefined);
  return body !== undefined;
}
