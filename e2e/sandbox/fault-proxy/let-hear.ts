import type { ServerResponse } from 'node:http';
import type { CallFault, HeardAnswer } from './call-fault.ts';
import type { ConnectfiReply } from './send-on.ts';

const HTML = '<!doctype html><title>Bad gateway</title><h1>Bad gateway</h1>';
const GARBAGE = '{"code":"0","data":}}\u0000';

/** Lets the sender of a call hear what its fault says, in place of the true answer or by means of it. */
export async function letHear(
  outgoing: ServerResponse,
  { heard, status }: { readonly heard: HeardAnswer } & Pick<CallFault, 'status'>,
  reply: ConnectfiReply | undefined,
): Promise<void> {
  switch (heard) {
    case 'true':
      return reply ? sendWhole(outgoing, reply) : reset(outgoing);
    case 'cut':
      return reply ? sendHalf(outgoing, reply) : reset(outgoing);
    case 'status':
      return sendWhole(outgoing, makeReply(status, 'text/plain', 'not now'));
    case 'html':
      return sendWhole(outgoing, makeReply(status, 'text/html', HTML));
    case 'garbage':
      return sendWhole(outgoing, makeReply(200, 'application/json', GARBAGE));
    case 'reset':
      return reset(outgoing);
    case 'nothing':
      return untilClosed(outgoing);
    default:
      return heard satisfies never;
  }
}

/** Ends the connection under the sender's feet (RST), without an answer. */
export function reset(outgoing: ServerResponse): void {
  outgoing.socket?.resetAndDestroy();
}

function sendWhole(outgoing: ServerResponse, { status, headers, body }: ConnectfiReply): void {
  outgoing.writeHead(status, { ...headers, 'content-length': body.length });
  outgoing.end(body);
}

/** Announces the whole length, sends half of it, and ends the connection. */
function sendHalf(outgoing: ServerResponse, { status, headers, body }: ConnectfiReply): void {
  outgoing.writeHead(status, { ...headers, 'content-length': body.length });
  outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => {
    outgoing.socket?.destroySoon();
  });
}

async function untilClosed(outgoing: ServerResponse): Promise<void> {
  if (outgoing.closed || outgoing.destroyed) return;
  await new Promise<void>((done) => outgoing.once('close', () => done()));
}

function makeReply(status: number, type: string, text: string): ConnectfiReply {
  return { status, headers: { 'content-type': type }, body: Buffer.from(text) };
}
