import type { IncomingMessage, ServerResponse } from 'node:http';
import { OPENING_TROUBLE_HEADER } from '#lib/internal-headers.ts';
import { log } from '#lib/log/log.ts';
import {
  type DirectHandler,
  type DirectRequest,
  runDirectly,
  sharedOpenAddress,
} from './direct-routes.ts';
import { readRequestCookies } from './request-cookies.ts';

type DirectAnswer = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly origin: string;
  readonly ref: string;
  readonly handler: DirectHandler;
};

/**
 * Lets a handler answer a request. As Next does: waits for the end of the body, which the server's limits bound,
 * goes on where the client has gone, and sends nothing before the answer is whole.
 */
export async function answerDirectly(options: DirectAnswer): Promise<void> {
  const { request, response, origin, ref, handler } = options;
  const { method = '' } = request;
  const body = await readBody(request);
  if (!body) return;
  try {
    const { headers, cookies } = toDirectRequest(request);
    const asked = new Request(origin + request.url, { method, headers, ...toInit(method, body) });
    const answer = await runDirectly({ headers, cookies }, () =>
      handler(asked, { params: Promise.resolve({ ref }) }),
    );
    await send(response, answer, cookies.listLines());
  } catch (error) {
    log.error({ err: error }, 'a route handler failed');
    if (!response.headersSent) response.writeHead(500, { 'Content-Length': 0 });
    response.end();
  }
}

type Exchange = Pick<DirectAnswer, 'request' | 'response'>;

/**
 * Opens the link of a mail's address. Whether that was the answer: where it was not, the request bears what the page
 * is to tell (`OpeningTrouble`), and is for Next.
 */
export async function answerOpening({ request, response }: Exchange): Promise<boolean> {
  const { headers, cookies } = toDirectRequest(request);
  const { method = '' } = request;
  try {
    const opened = await sharedOpenAddress.value?.({ method, headers, cookies });
    if (opened instanceof Response) {
      await send(response, opened, cookies.listLines());
      return true;
    }
    Object.assign(request.headers, opened);
  } catch (error) {
    log.error({ err: error }, 'a route handler failed');
    request.headers[OPENING_TROUBLE_HEADER] = 'upstreamUnavailable';
  }
  return false;
}

function toDirectRequest(request: IncomingMessage): DirectRequest {
  const headers = toHeaders(request);
  return { headers, cookies: readRequestCookies(headers.get('cookie') ?? '') };
}

/** A body of GET has no meaning (RFC 9110, 9.3.1), and a `Request` takes none. */
function toInit(method: string, body: Buffer<ArrayBuffer>): Pick<RequestInit, 'body'> {
  return body.length > 0 && method !== 'GET' && method !== 'HEAD' ? { body } : {};
}

/** Nothing where the client has gone before its end. */
async function readBody(request: IncomingMessage): Promise<Buffer<ArrayBuffer> | undefined> {
  if (request.complete && request.readableLength === 0) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk);
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}

function toHeaders({ headers }: IncomingMessage): Headers {
  const given = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) given.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return given;
}

async function send(
  response: ServerResponse,
  answer: Response,
  cookieLines: readonly string[],
): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer());
  response.setHeader('Cache-Control', 'private, no-store');
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  for (const line of cookieLines) response.appendHeader('Set-Cookie', line);
  if (answer.status !== 204) response.setHeader('Content-Length', body.length);
  response.writeHead(answer.status).end(body);
}
