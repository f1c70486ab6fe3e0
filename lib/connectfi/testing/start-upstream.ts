import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { sharedConnectfiUpstreams } from '#lib/connectfi/overload/upstream.ts';
import { sharedConnectfiPools } from '#lib/connectfi/transport/connections.ts';
import { sharedCheckedEnv } from '#lib/env.ts';

export type ReceivedRequest = {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** The port of the other side: tells connections apart. */
  readonly remotePort: number | undefined;
};

export type Upstream = {
  readonly origin: string;
  readonly requests: ReceivedRequest[];
  readonly countConnections: () => number;
};

export type Answer = (response: ServerResponse, request: ReceivedRequest) => void;

const closers: (() => Promise<void>)[] = [];

/** A connectFi over real HTTP: the nth request gets the nth answer, further ones the last. */
export async function startUpstream(...answers: Answer[]): Promise<Upstream> {
  const requests: ReceivedRequest[] = [];
  const listener: RequestListener = async (request, response) => {
    const body = await text(request);
    const { method, url: path, headers, socket } = request;
    const received = { method, path, headers, body, remotePort: socket.remotePort };
    requests.push(received);
    answers[Math.min(requests.length, answers.length) - 1]?.(response, received);
  };
  const server = createServer(listener);
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  const origin = await listen(server);
  closers.push(() => {
    server.closeAllConnections();
    return close(server);
  });
  pointToConnectfi(`${origin}/prefix`);
  return { origin, requests, countConnections: () => connections };
}

/** A connectFi that does with every TCP connection as it likes. */
export async function startRawUpstream(
  onSocket: (socket: Socket, number: number) => void,
): Promise<{ origin: string; countConnections: () => number }> {
  const sockets: Socket[] = [];
  const server = createTcpServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    onSocket(socket, sockets.length);
  });
  const origin = await listen(server);
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    return close(server);
  });
  pointToConnectfi(origin);
  return { origin, countConnections: () => sockets.length };
}

/** Lets `getEnv()` give this address, and short deadlines. */
export function pointToConnectfi(
  baseUrl: string,
  more: Readonly<Record<string, string>> = {},
): void {
  Object.assign(process.env, {
    CONNECTFI_BASE_URL: baseUrl,
    PUBLIC_ORIGIN: 'http://localhost',
    SESSION_SECRET: 'for tests alone: Kx7fQ2mVb9LwRt4Z',
    UPSTREAM_TIMEOUT_MS: '3000',
    PAY_TIMEOUT_MS: '1500',
    ...more,
  });
  sharedCheckedEnv.value = undefined;
}

/** Ends everything that a test has started. */
export async function closeUpstreams(): Promise<void> {
  for (const pool of sharedConnectfiPools.value?.values() ?? []) await pool.destroy();
  sharedConnectfiPools.value = undefined;
  sharedConnectfiUpstreams.value = undefined;
  for (const closeOne of closers.splice(0)) await closeOne();
}

/** An answer in connectFi's envelope of success. */
export function succeedWith(data: unknown): Answer {
  return answerJson(200, { code: '0', data, requestId: REQUEST_ID });
}

/** An answer in connectFi's envelope of refusal. */
export function refuseWith(code: string, status = 400): Answer {
  return answerJson(status, { requestId: REQUEST_ID, code, context: {}, message: 'No.' });
}

export function answerJson(status: number, body: unknown): Answer {
  return answerText(status, JSON.stringify(body), { 'content-type': 'application/json' });
}

export function answerText(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return (response) => void response.writeHead(status, headers).end(body);
}

/** The request has arrived, and the connection is lost. */
export const resetConnection: Answer = (response) => void response.socket?.resetAndDestroy();

/** The request has arrived, and nothing comes back. */
export const hang: Answer = () => {};

export const REQUEST_ID = '735493a04f2d11ef92543a54d404e711';

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      resolve(`http://127.0.0.1:${port}`);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
