import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { FastifyReply } from 'fastify';
import type { Answer } from './answer.ts';

export async function deliver(reply: FastifyReply, answer: Answer): Promise<FastifyReply> {
  return reply.code(answer.status).headers(answer.headers).send(answer.body);
}

/** Ends the connection under the caller's feet (RST), without an answer. */
export function resetConnection(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.socket?.resetAndDestroy();
  return reply;
}

/** Says nothing more; the socket stays open until either side closes. */
export function hang(reply: FastifyReply): FastifyReply {
  return reply.hijack();
}

/** Announces the whole length, sends half of it, and ends the connection. */
export async function deliverTruncated(reply: FastifyReply, answer: Answer): Promise<FastifyReply> {
  const body = answer.body instanceof Readable ? await buffer(answer.body) : answer.body;
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(answer.status, { ...answer.headers, 'content-length': body.length });
  raw.write(body.subarray(0, Math.floor(body.length / 2)), () => raw.socket?.destroySoon());
  return reply;
}
