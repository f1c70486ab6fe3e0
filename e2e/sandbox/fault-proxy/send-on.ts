import { type Agent, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

export type ConnectfiReply = {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
};

export type Upstream = { readonly port: number; readonly agent: Agent };

/** Headers that belong to one connection, and not to what is sent over it. */
const OF_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding'];

/**
 * Hands a whole request on and reads the whole answer; `undefined` where connectFi gives none. Its
 * sender's end does not end it.
 */
export async function sendOn(
  { port, agent }: Upstream,
  { method, url = '', headers }: IncomingMessage,
  body: Buffer,
): Promise<ConnectfiReply | undefined> {
  const reply = await new Promise<IncomingMessage | undefined>((resolve) => {
    const outgoing = request({
      host: '127.0.0.1',
      port,
      agent,
      method,
      path: url.replace(/^\/[^/]*/, ''),
      headers: { ...withoutConnection(headers), 'content-length': body.length },
    });
    outgoing
      .on('response', resolve)
      .on('error', () => resolve(undefined))
      .end(body);
  });
  const answer = reply && (await buffer(reply).catch(() => undefined));
  if (!reply || !answer) return undefined;
  return {
    status: reply.statusCode ?? 502,
    headers: withoutConnection(reply.headers),
    body: answer,
  };
}

function withoutConnection(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !OF_CONNECTION.includes(name)),
  );
}
