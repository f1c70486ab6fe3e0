import type { IncomingHttpHeaders } from 'node:http';
import { getSite } from '#lib/brand/site.ts';
import type { Failure } from '#lib/contract/failures.ts';
import { parseJson } from '#lib/parse-json.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

const MAX_BODY_SIZE_IN_BYTES = 8 * 1024;

/**
 * Whether a request that changes something came from our own page at the same site. Every browser sends `Origin` with
 * such a request; `Sec-Fetch-Site` is checked where it is sent, since older web views do not send it.
 */
export function isFromOurPage(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  return (
    (!site || site === 'same-origin') &&
    request.headers.get('origin') === getSite(request.headers).origin
  );
}

/**
 * Whether another site's page asks for something that only our own page needs. It could not read the
 * answer, but would have connectFi asked. Web views that do not send the header are taken at their word.
 */
export function isFromForeignPage({ headers }: Request): boolean {
  const site = headers.get('sec-fetch-site');
  return site !== null && site !== 'same-origin' && site !== 'none';
}

/**
 * Whether another site's page asks for one of ours in a way that shows nobody a page: as an image, a frame, a
 * script, or ahead of time. Any site could make its visitors ask for links so, and use up what they may open.
 */
export function isForeignEmbedding({ headers }: { readonly headers: Headers }): boolean {
  const site = headers.get('sec-fetch-site');
  if (site === null || site === 'same-origin' || site === 'none') return false;
  const isShown =
    headers.get('sec-fetch-mode') === 'navigate' && headers.get('sec-fetch-dest') === 'document';
  return !isShown || headers.has('sec-purpose');
}

const FRAMES: ReadonlySet<string> = new Set(['iframe', 'frame', 'embed', 'object', 'fencedframe']);

/**
 * Whether an answer would be shown inside another page, by what the browser says. Older ones say nothing; there
 * the policy of each page keeps it out of frames.
 */
export function isForFrame(headers: IncomingHttpHeaders): boolean {
  const destination = headers['sec-fetch-dest'];
  return typeof destination === 'string' && FRAMES.has(destination.toLowerCase());
}

type BodyFailureCode = 'wrongContentType' | 'tooLarge' | 'badRequest';
type BodySchema<Body> = { safeParse(body: unknown): { readonly data?: Body | undefined } };

/** Reads a JSON body of a known shape. Extra members, other types and large bodies are refused. */
export async function readJsonBody<Body>(
  request: Request,
  schema: BodySchema<Body>,
): Promise<Result<Body, Failure<BodyFailureCode>>> {
  const contentType = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (contentType !== 'application/json') return fail({ code: 'wrongContentType' });
  const bytes = await readLimitedBody(request, MAX_BODY_SIZE_IN_BYTES);
  if (!bytes) return fail({ code: 'tooLarge' });
  const parsed = schema.safeParse(parseJson(bytes.toString('utf8')));
  return parsed.data === undefined ? fail({ code: 'badRequest' }) : succeed(parsed.data);
}

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
