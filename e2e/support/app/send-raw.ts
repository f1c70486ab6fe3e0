import { connect } from 'node:net';

export type RawAnswer = {
  /** 0 where the connection was closed without an answer. */
  readonly status: number;
  /** The status line and the headers. */
  readonly head: string;
  readonly body: string;
};

/** Far beyond every deadline of the app: what takes longer hangs. */
const LONGEST_ANSWER_IN_MS = 45_000;

/**
 * Sends bytes as they are, valid HTTP or not, and gives all that comes back until the server closes the
 * connection. Ask for that by `Connection: close`. Rejects where nothing ends.
 */
export function sendRaw(origin: string, bytes: string | Buffer): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname);
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error('The server neither answered nor closed the connection.'));
    }, LONGEST_ANSWER_IN_MS);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => {}); // a reset is an answer, too
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(parse(Buffer.concat(chunks).toString('latin1')));
    });
    // Not ended: a half-closed connection is a visitor who has gone.
    socket.write(bytes);
  });
}

function parse(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0);
  return { status, head, body: rest.join('\r\n\r\n') };
}

type RawRequest = {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string | undefined;
};

/** The text of a request, in whatever spelling it was given. */
export function writeRequest({ method, target, headers, body }: RawRequest): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${target} HTTP/1.1`, ...lines, 'Connection: close', '', body ?? ''].join(
    '\r\n',
  );
}
