import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { endServer, listen } from '#e2e/support/listen.ts';

/** An answer on its way to the browser. */
export type PassingAnswer = {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
};

/** Spoils an answer, or leaves it as it is. `path` is what was asked for. */
export type Spoil = (
  answer: PassingAnswer,
  asked: { readonly method: string; readonly path: string },
) => void | Promise<void>;

export type BreakingProxy = AsyncDisposable & {
  readonly origin: string;
  /** What is done to each answer from now on. */
  spoil: Spoil;
  /** Whether what is asked for never reaches the page. */
  isCut: (path: string) => boolean;
  /** The port of the page. */
  port: number;
};

/** Stands before a page and breaks what it is told to. Files are handed on as they are. */
export async function startBreakingProxy(): Promise<BreakingProxy> {
  const server = createServer((incoming, outgoing) => {
    const { method = 'GET', url: path = '/' } = incoming;
    if (proxy.isCut(path)) return void outgoing.writeHead(500).end();
    const isFile = path.startsWith('/_next/');
    const headers = { ...incoming.headers, ...(!isFile && { 'accept-encoding': 'identity' }) };
    const upstream = request(
      { host: '127.0.0.1', port: proxy.port, method, path, headers, agent: false },
      async (answer) => {
        const { statusCode = 500 } = answer;
        if (isFile) return void answer.pipe(outgoing.writeHead(statusCode, answer.headers));
        const passing = { status: statusCode, headers: answer.headers, body: await text(answer) };
        await proxy.spoil(passing, { method, path });
        const {
          'content-length': _length,
          'transfer-encoding': _coding,
          ...rest
        } = passing.headers;
        outgoing.writeHead(passing.status, rest).end(passing.body);
      },
    );
    upstream.on('error', () => outgoing.destroy());
    incoming.pipe(upstream);
  });
  const ownPort = await listen(server);
  const proxy: BreakingProxy = {
    origin: `http://127.0.0.1:${ownPort}`,
    spoil: () => {},
    isCut: () => false,
    port: 0,
    [Symbol.asyncDispose]: () => endServer(server),
  };
  return proxy;
}
