import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { recordLog } from '../testing/record-log.ts';
import {
  type Answer,
  closeUpstreams,
  REQUEST_ID,
  startRawUpstream,
  startUpstream,
} from '../testing/start-upstream.ts';
import type { Call } from '../transport/call.ts';
import { request } from '../transport/request.ts';

const MEGABYTE = 1024 * 1024;
const JSON_TYPE = { 'content-type': 'application/json' };
const SCHEMA = z.object({ name: z.string() });
const READ: Call = {
  operation: 'getPayment',
  method: 'POST',
  path: '/public/customer/payment/details',
  jwt: 'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2lnbmF0dXJl',
  deadlineInMs: 20_000,
  isRepeatable: true,
};
/** With time enough to connect, even on a machine that stands still for a while. */
const HASTY: Call = { ...READ, deadlineInMs: 1500 };
const CALLS = [
  ['a read', READ],
  ['what may not be repeated', { ...READ, operation: 'payByBank', isRepeatable: false }],
] as const satisfies [string, Call][];

beforeEach(() => {
  recordLog();
});
afterEach(closeUpstreams);

/** Ends by being broken off, and no earlier. */
function sendForEver(response: ServerResponse, encoding?: 'gzip'): void {
  const zeros = Readable.from(
    (function* () {
      for (;;) yield Buffer.alloc(MEGABYTE);
    })(),
  );
  const source = encoding ? zeros.pipe(createGzip({ level: 1 })) : zeros;
  response.writeHead(200, { ...JSON_TYPE, ...(encoding && { 'content-encoding': encoding }) });
  response.on('close', () => zeros.destroy());
  source.pipe(response);
}

/** An answer, and what tells that its connection was closed. */
function notice(answer: Answer): { answer: Answer; closed: Promise<unknown> } {
  let markClosed = () => {};
  const closed = new Promise<void>((resolve) => {
    markClosed = resolve;
  });
  return {
    closed,
    answer: (response, received) => {
      response.on('close', markClosed);
      answer(response, received);
    },
  };
}

describe('a flood from connectFi is broken off, not read to its end', () => {
  for (const [who, call] of CALLS) {
    it.each([
      ['a body that never ends', (response) => sendForEver(response)],
      ['a compressed body that would never end', (response) => sendForEver(response, 'gzip')],
      [
        'an announced ten megabytes',
        (response) => {
          response.writeHead(200, { ...JSON_TYPE, 'content-length': 10 * MEGABYTE });
          response.write(Buffer.alloc(2 * MEGABYTE, ' '));
        },
      ],
    ] satisfies [string, Answer][])(`%s, to ${who}`, async (_, flood) => {
      const { answer, closed } = notice(flood);
      await startUpstream(answer);
      const result = await request(call, SCHEMA);
      expect(result).toEqual({ ok: false, failure: { kind: 'unreadable', status: 200 } });
      await closed;
    });
  }

  it('headers that never end', async () => {
    const sockets: Socket[] = [];
    await startRawUpstream((socket) => {
      sockets.push(socket);
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\n');
        socket.write('a: b\r\n'.repeat(100_000));
      });
    });
    const result = await request(READ, SCHEMA);
    expect(result).toEqual({ ok: false, failure: { kind: 'unreadable' } });
    await expect.poll(() => sockets.every(({ closed }) => closed)).toBe(true);
  });
});

describe('JSON that costs more than it weighs', () => {
  it.each([
    ['is nested without measure', '['.repeat(400_000) + ']'.repeat(400_000)],
    ['is nested without measure and never closed', '['.repeat(900_000)],
    ['has members without number', `{${'"a":1,'.repeat(150_000)}"b":1}`],
    ['has a number without end', '9'.repeat(900_000)],
  ])('%s: it is read, or not, and nothing breaks', async (_, data) => {
    const text = `{"code":"0","requestId":"${REQUEST_ID}","data":{"name":${data}}}`;
    await startUpstream((response) => void response.writeHead(200, JSON_TYPE).end(text));
    expect(await request(READ, SCHEMA)).toMatchObject({
      ok: false,
      failure: { kind: 'unreadable', status: 200 },
    });
  });
});

describe('an answer that trickles ends with the deadline', () => {
  const trickle = (bytes: string, write: (byte: string) => void) => {
    let at = 0;
    const timer = setInterval(() => write(bytes[at++ % bytes.length] ?? ''), 10);
    return () => clearInterval(timer);
  };

  it('in its body', async () => {
    const { answer, closed } = notice((response) => {
      response.writeHead(200, JSON_TYPE);
      response.on(
        'close',
        trickle(' ', (byte) => response.write(byte)),
      );
    });
    await startUpstream(answer);
    const result = await request(HASTY, SCHEMA);
    expect(result).toEqual({ ok: false, failure: { kind: 'noAnswer', isTimeout: true } });
    await closed;
  });

  it('in its head', async () => {
    await startRawUpstream((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\n');
        socket.on(
          'close',
          trickle('a: b\r\n', (byte) => socket.write(byte)),
        );
      });
    });
    const result = await request(HASTY, SCHEMA);
    expect(result).toEqual({ ok: false, failure: { kind: 'noAnswer', isTimeout: true } });
  });
});
