import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TEXT =
  /^(text\/(html|css|plain|javascript|x-component)|application\/(json|javascript)|image\/svg\+xml)\b/;

/**
 * Holds back a text that a handler writes until it is whole, has a document finished, and sends it compressed. What
 * is no text, or is a file for the customer to keep, passes as it is written. Nothing here is secret beside something
 * that others can choose, which compression would tell (BREACH; docs/decisions/0031).
 */
export function sendWhole(
  request: IncomingMessage,
  response: ServerResponse,
  finishDocument: (html: string) => string,
): void {
  if (request.method === 'HEAD') return;
  const pass = {
    write: response.write.bind(response),
    end: response.end.bind(response),
    flushHeaders: response.flushHeaders.bind(response),
  };
  const chunks: Buffer[] = [];
  let isHeld: boolean | undefined;
  const holds = () => {
    isHeld ??= isText(response);
    return isHeld;
  };
  const keep = (args: readonly unknown[]) => {
    const [chunk] = args;
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    return args.find((value) => typeof value === 'function');
  };
  Object.assign(response, {
    flushHeaders: () => holds() || pass.flushHeaders(),
    write(...args: unknown[]) {
      if (!holds()) return Reflect.apply(pass.write, response, args);
      const done = keep(args);
      if (typeof done === 'function') process.nextTick(done);
      return true;
    },
    end(...args: unknown[]) {
      if (!holds()) return Reflect.apply(pass.end, response, args);
      const done = keep(args);
      const body = finish(Buffer.concat(chunks), { request, response, finishDocument });
      return Reflect.apply(pass.end, response, [body, done]);
    },
  });
}

function isText(response: ServerResponse): boolean {
  if (response.headersSent || response.hasHeader('Content-Encoding')) return false;
  if (response.hasHeader('Content-Disposition')) return false;
  return TEXT.test(String(response.getHeader('Content-Type')));
}

type Finishing = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly finishDocument: (html: string) => string;
};

function finish(written: Buffer, { request, response, finishDocument }: Finishing): Buffer {
  const isDocument = String(response.getHeader('Content-Type')).startsWith('text/html');
  const body = isDocument ? Buffer.from(finishDocument(written.toString())) : written;
  const coding = chooseCoding(request.headers['accept-encoding']);
  const compressed = compress(body, coding);
  if (compressed && coding) response.setHeader('Content-Encoding', coding);
  response.appendHeader('Vary', 'Accept-Encoding');
  if (response.statusCode !== 304) {
    response.setHeader('Content-Length', (compressed ?? body).length);
  }
  return compressed ?? body;
}

export type Coding = 'br' | 'gzip';

/** Smaller things fit in a packet anyway. */
const LEAST_IN_BYTES = 1000;

/** Half a millisecond for a bill. The best level takes a hundred times as long for a tenth less. */
const BROTLI_QUALITY = 5;

/**
 * The best coding that a browser takes (RFC 9110, 12.5.3), by its `Accept-Encoding`; `undefined` for none. Zstandard
 * is not offered: at the levels that pay, documents and files were larger by a tenth than in Brotli (docs/decisions/0031).
 */
export function chooseCoding(accepted = ''): Coding | undefined {
  const names = accepted.split(',').flatMap((part) => {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    return parameters.some((text) => /^q=0(\.0*)?$/.test(text)) ? [] : [name];
  });
  return (['br', 'gzip'] as const).find((coding) => names.includes(coding));
}

/** Compresses at a level that is cheap enough for every answer. `undefined` where that is not worth it. */
function compress(body: Buffer, coding: Coding | undefined): Buffer | undefined {
  if (coding === undefined || body.length < LEAST_IN_BYTES) return undefined;
  if (coding === 'gzip') return gzipSync(body);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  };
  return brotliCompressSync(body, { params });
}
