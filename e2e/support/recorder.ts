import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { brotliDecompressSync, constants, gunzipSync } from 'node:zlib';
import type { Heard } from '#e2e/qa/leaks.ts';
import { endServer, listen } from './listen.ts';

export type Recorder = {
  readonly origin: string;
  /** Where requests go from now on: the port of the app. */
  sendTo(port: number): void;
  /** Gives all that was recorded since the last call. */
  take(): Heard[];
  close(): Promise<void>;
};

const LONGER_THAN_A_JOURNEY_IN_MS = 120_000;
const MAX_HEADER_SIZE_IN_BYTES = 128 * 1024;

/**
 * Stands between the browser and the app and keeps every address, header and body that passes, so that
 * nothing escapes the canary: neither an answer that the browser has dropped, nor one to a test's own
 * request. Changes nothing on the way. A built file is asked for once and kept for all browsers that come after:
 * each begins with an empty cache, and the files are most of what a page loads.
 */
export async function startRecorder(): Promise<Recorder> {
  const seenFiles = new Set<string>();
  const keptFiles = new Map<string, KeptAnswer>();
  let heard: Heard[] = [];
  let port = 0;
  // It lets through what the app refuses.
  const server = createServer({ maxHeaderSize: MAX_HEADER_SIZE_IN_BYTES }, (incoming, outgoing) => {
    heard.push(...hearRequest(incoming));
    const key = nameFile(incoming);
    const kept = keptFiles.get(key);
    if (kept) return void sendHead(outgoing, kept.answer).end(kept.body);
    const isKnownFile = isFixedFile(incoming.url) && seenFiles.has(incoming.url);
    forward({ incoming, outgoing, port }, (answer, body) => {
      const isWhole = answer.complete && answer.statusCode === 200;
      if (key && isWhole) keptFiles.set(key, { answer, body });
      if (isFixedFile(incoming.url)) seenFiles.add(incoming.url);
      if (!isKnownFile) heard.push(...hearAnswer(incoming, answer, body));
    });
  });
  server.keepAliveTimeout = LONGER_THAN_A_JOURNEY_IN_MS;
  const ownPort = await listen(server);
  return {
    origin: `http://127.0.0.1:${ownPort}`,
    sendTo: (appPort) => {
      port = appPort;
    },
    take: () => {
      const taken = heard;
      heard = [];
      return taken;
    },
    close: () => endServer(server),
  };
}

type KeptAnswer = { readonly answer: IncomingMessage; readonly body: Buffer };

type Exchange = {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly port: number;
};

function forward(exchange: Exchange, onAnswer: (answer: IncomingMessage, body: Buffer) => void) {
  const { incoming, outgoing, port } = exchange;
  const { method, url: path, rawHeaders: headers } = incoming;
  // A connection of its own for each request: one that rests may be closed just as it is used.
  const upstream = request({ host: '127.0.0.1', port, method, path, headers, agent: false });
  upstream.on('error', () => outgoing.destroy());
  upstream.on('response', (answer) => {
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.on('close', () => onAnswer(answer, Buffer.concat(chunks)));
    answer.on('error', () => outgoing.destroy());
    answer.pipe(sendHead(outgoing, answer));
  });
  outgoing.on('close', () => upstream.destroy());
  incoming.pipe(upstream);
}

function sendHead(outgoing: ServerResponse, answer: IncomingMessage): ServerResponse {
  return outgoing.writeHead(answer.statusCode ?? 502, answer.statusMessage, answer.rawHeaders);
}

/** The address in the customer's mail is the one place where the link belongs. */
function hearRequest(incoming: IncomingMessage): Heard[] {
  const address = incoming.url ?? '';
  const name = `${incoming.method} ${address}`;
  const heard = [{ where: `the referrer of ${name}`, text: incoming.headers.referer ?? '' }];
  if (!address.startsWith('/payment/')) heard.push({ where: 'an address', text: name });
  return heard;
}

function hearAnswer(incoming: IncomingMessage, answer: IncomingMessage, body: Buffer): Heard[] {
  const name = `the answer ${answer.statusCode} to ${incoming.method} ${incoming.url}`;
  return [
    { where: `a header of ${name}`, text: answer.rawHeaders.join('\n') },
    { where: name, text: readBody(body, answer.headers['content-encoding']) },
  ];
}

function readBody(body: Buffer, encoding: string | undefined): string {
  if (encoding === 'gzip') {
    return gunzipSync(body, { finishFlush: constants.Z_SYNC_FLUSH }).toString();
  }
  if (encoding === 'br') {
    const finishFlush = constants.BROTLI_OPERATION_FLUSH;
    return brotliDecompressSync(body, { finishFlush }).toString();
  }
  if (encoding !== undefined) throw new Error(`The canary cannot read ${encoding}.`);
  return body.toString();
}

/** Built files carry a hash in their names: reading each of them once is enough. */
function isFixedFile(url: string | undefined): url is string {
  return url?.startsWith('/_next/static/') ?? false;
}

/** All that the answer depends on, where a browser loads a built file for a page; else nothing. */
function nameFile({ method, url, headers }: IncomingMessage): string {
  const isOfPage = method === 'GET' && headers['sec-fetch-dest'] && !headers.range;
  if (!isOfPage || !isFixedFile(url)) return '';
  return [headers.host, headers['accept-encoding'], url].join(' ');
}
