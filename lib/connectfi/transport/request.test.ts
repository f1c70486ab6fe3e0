import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { recordLog } from '../testing/record-log.ts';
import {
  type Answer,
  answerJson,
  answerText,
  closeUpstreams,
  hang,
  pointToConnectfi,
  REQUEST_ID,
  refuseWith,
  resetConnection,
  startRawUpstream,
  startUpstream,
  succeedWith,
} from '../testing/start-upstream.ts';
import type { Call } from './call.ts';
import { openFreshConnection } from './connections.ts';
import { request } from './request.ts';

const READ: Call = {
  operation: 'getPayment',
  method: 'POST',
  path: '/public/customer/payment/details',
  jwt: 'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2lnbmF0dXJl',
  deadlineInMs: 3000,
  isRepeatable: true,
};
/** Enough to connect, even on a machine that stands still for a while. */
const SHORT_IN_MS = 1000;
/** Until a call with that deadline has ended. */
const LONGEST_IN_MS = 8000;
const WRITE: Call = { ...READ, operation: 'payByBank', isRepeatable: false };
const SCHEMA = z.object({ name: z.string() });
const OK = succeedWith({ name: 'Jane', unheardOf: true });
const SUCCESS = { ok: true, value: { data: { name: 'Jane' }, requestId: REQUEST_ID } };

let lines: string[];
beforeEach(() => {
  lines = recordLog();
});
afterEach(closeUpstreams);

function failed(failure: object) {
  return { ok: false, failure };
}

describe('what is sent', () => {
  it('is a POST of JSON under the prefix of the base address, with the JWT and no more', async () => {
    const upstream = await startUpstream(OK);
    expect(await request({ ...READ, body: { link: 'x' } }, SCHEMA)).toEqual(SUCCESS);
    const [received] = upstream.requests;
    expect(received).toMatchObject({
      method: 'POST',
      path: '/prefix/public/customer/payment/details',
      body: '{"link":"x"}',
    });
    expect(received?.headers).toEqual({
      host: upstream.origin.replace('http://', ''),
      connection: 'keep-alive',
      accept: 'application/json',
      'accept-encoding': 'identity',
      'user-agent': 'connectfi-payment-page',
      'content-type': 'application/json',
      'content-length': '12',
      'x-connectfi-jwtoken': READ.jwt,
    });
  });

  it('says application/json even without a body', async () => {
    const upstream = await startUpstream(OK);
    await request(READ, SCHEMA);
    expect(upstream.requests[0]).toMatchObject({
      body: '',
      headers: { 'content-type': 'application/json', 'content-length': '0' },
    });
  });

  it('works without a prefix', async () => {
    const upstream = await startUpstream(OK);
    pointToConnectfi(upstream.origin);
    await request(READ, SCHEMA);
    expect(upstream.requests[0]?.path).toBe('/public/customer/payment/details');
  });
});

describe('connections', () => {
  it('are kept for calls that may be repeated', async () => {
    const upstream = await startUpstream(OK);
    for (let call = 0; call < 10; call += 1) await request(READ, SCHEMA);
    expect(upstream.countConnections()).toBeLessThanOrEqual(2);
  });

  it('are fresh for each call that may not, and closed afterwards', async () => {
    const upstream = await startUpstream(OK);
    await request(READ, SCHEMA);
    await request(WRITE, SCHEMA);
    await request(WRITE, SCHEMA);
    expect(upstream.countConnections()).toBe(3);
    expect(upstream.requests.map(({ headers }) => headers.connection)).toEqual([
      'keep-alive',
      'close',
      'close',
    ]);
  });
});

it.each(['repeatable', 'unrepeatable'])(
  'offers HTTP/1.1 alone over TLS for %s calls',
  async (kind) => {
    let hello = '';
    const { origin } = await startRawUpstream((socket) => {
      socket.once('data', (bytes) => {
        hello = bytes.toString('latin1');
        socket.destroy();
      });
    });
    pointToConnectfi(origin.replace('http:', 'https:'));
    await request({ ...READ, isRepeatable: kind === 'repeatable' }, SCHEMA);
    // The list of protocols in a ClientHello (RFC 7301): its length, then each with its own.
    expect(hello).toContain('\x00\x09\x08http/1.1');
  },
);

describe('a fresh connection', () => {
  it('is never made a second time', async () => {
    const { countConnections } = await startUpstream(OK);
    const { dispatcher, release } = openFreshConnection();
    const send = () => dispatcher.request({ method: 'POST', path: '/', reset: true });
    await (await send()).body.dump();
    await expect(send()).rejects.toThrow('the connection was closed');
    expect(countConnections()).toBe(1);
    release();
  });

  it('carries nothing once it is released', async () => {
    const { requests } = await startUpstream(OK);
    const { dispatcher, release } = openFreshConnection();
    release();
    await expect(dispatcher.request({ method: 'POST', path: '/' })).rejects.toThrow();
    expect(requests).toEqual([]);
  });
});

describe('an answer that is no success', () => {
  const cases: [string, Answer, object][] = [
    [
      'a documented refusal',
      refuseWith('paymentStatus'),
      {
        kind: 'refused',
        reason: 'notPayable',
        code: 'paymentStatus',
        status: 400,
        requestId: REQUEST_ID,
      },
    ],
    [
      'an unknown code',
      refuseWith('brandNew', 422),
      { kind: 'refused', reason: 'other', code: 'brandNew', status: 422, requestId: REQUEST_ID },
    ],
    [
      'a 401 with a body',
      refuseWith('unauthorized', 401),
      { kind: 'unauthorized', requestId: REQUEST_ID },
    ],
    ['a 401 with HTML', answerText(401, '<h1>no</h1>'), { kind: 'unauthorized' }],
    [
      'the code "unauthorized" under 400',
      refuseWith('unauthorized'),
      { kind: 'unauthorized', requestId: REQUEST_ID },
    ],
    [
      'a 403 in the envelope',
      refuseWith('merchantIsArchive', 403),
      {
        kind: 'refused',
        reason: 'merchantUnavailable',
        code: 'merchantIsArchive',
        status: 403,
        requestId: REQUEST_ID,
      },
    ],
    ['a 403 of a firewall', answerText(403, '<html>'), { kind: 'unreadable', status: 403 }],
    [
      'a 404 of a server',
      answerJson(404, { message: 'no route', statusCode: 404 }),
      { kind: 'unreadable', status: 404 },
    ],
    [
      'a 400 without a request id',
      answerJson(400, { code: 'paymentStatus' }),
      { kind: 'unreadable', status: 400 },
    ],
    [
      'a 400 with the code of success',
      refuseWith('0'),
      { kind: 'unreadable', status: 400, requestId: REQUEST_ID },
    ],
    [
      'a 200 with another code',
      refuseWith('paymentStatus', 200),
      { kind: 'unreadable', status: 200, requestId: REQUEST_ID },
    ],
    [
      'a 200 with the number 0',
      answerJson(200, { code: 0, data: { name: 'x' } }),
      { kind: 'unreadable', status: 200 },
    ],
    [
      'a 201',
      answerJson(201, { code: '0', data: { name: 'x' }, requestId: REQUEST_ID }),
      { kind: 'unreadable', status: 201, requestId: REQUEST_ID },
    ],
    ['a 204', answerText(204, ''), { kind: 'unreadable', status: 204 }],
    [
      'a redirect',
      answerText(302, '', { location: '/elsewhere' }),
      { kind: 'unreadable', status: 302 },
    ],
    ['HTML', answerText(200, '<!doctype html>'), { kind: 'unreadable', status: 200 }],
    ['nothing', answerText(200, ''), { kind: 'unreadable', status: 200 }],
    [
      'JSON that ends early',
      answerText(200, '{"code":"0","da'),
      { kind: 'unreadable', status: 200 },
    ],
    ['JSON that is no object', answerText(200, 'null'), { kind: 'unreadable', status: 200 }],
    [
      'a required member missing',
      succeedWith({ surname: 'Doe' }),
      { kind: 'unreadable', status: 200, requestId: REQUEST_ID },
    ],
    [
      'more than a megabyte',
      answerJson(200, { code: '0', data: { name: 'x'.repeat(1 << 20) } }),
      { kind: 'unreadable', status: 200 },
    ],
    [
      'bytes that are no UTF-8',
      (response) => void response.end(Buffer.from('{"code":"0","data":{"name":"\xff"}}', 'latin1')),
      { kind: 'unreadable', status: 200 },
    ],
    [
      'a compressed body',
      (response) =>
        void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{}')),
      { kind: 'unreadable', status: 200 },
    ],
    [
      'a 429 with seconds',
      answerText(429, '', { 'retry-after': '17' }),
      { kind: 'busy', retryAfterInSeconds: 17 },
    ],
    [
      'a 429 with a date gone by',
      answerText(429, '', { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }),
      { kind: 'busy', retryAfterInSeconds: 0 },
    ],
    ['a 429 with nonsense', answerText(429, 'no', { 'retry-after': 'soon' }), { kind: 'busy' }],
    ['a 500', answerText(500, 'oops'), { kind: 'unavailable' }],
    [
      'a 500 in the envelope',
      refuseWith('paymentStatus', 500),
      { kind: 'unavailable', requestId: REQUEST_ID },
    ],
  ];
  it.each(cases)('%s has its own failure and is not tried again', async (_, answer, failure) => {
    const upstream = await startUpstream(answer);
    expect(await request(READ, SCHEMA)).toEqual(failed(failure));
    expect(upstream.requests).toHaveLength(1);
  });

  it('shows no request id that is not one', async () => {
    await startUpstream(answerJson(500, { code: 'x', requestId: '<script>' }));
    expect(await request(WRITE, SCHEMA)).toEqual(failed({ kind: 'unavailable' }));
  });
});

describe('trouble that may pass', () => {
  const cases: [string, Answer, object][] = [
    ['a connection lost', resetConnection, { kind: 'noAnswer', isTimeout: false }],
    ['a body cut short', cutShort, { kind: 'noAnswer', isTimeout: false }],
    ['a 502', answerText(502, '<html>'), { kind: 'unavailable' }],
    ['a 503', answerText(503, '', { 'retry-after': '1' }), { kind: 'unavailable' }],
    ['a 504', answerText(504, ''), { kind: 'unavailable' }],
  ];
  it.each(cases)('%s: a read is tried once more', async (_, answer) => {
    const upstream = await startUpstream(answer, OK);
    expect(await request(READ, SCHEMA)).toEqual(SUCCESS);
    expect(upstream.requests).toHaveLength(2);
  });

  it.each(cases)('%s: a read is not tried a third time', async (_, answer, failure) => {
    const upstream = await startUpstream(answer);
    expect(await request(READ, SCHEMA)).toEqual(failed(failure));
    expect(upstream.requests).toHaveLength(2);
  });

  it.each(cases)('%s: what may not be repeated is sent once', async (_, answer, failure) => {
    const upstream = await startUpstream(answer, OK);
    expect(await request(WRITE, SCHEMA)).toEqual(failed(failure));
    expect(upstream.requests).toHaveLength(1);
    expect(upstream.countConnections()).toBe(1);
  });

  it('a 503 whose body is cut short is still a 503', async () => {
    await startUpstream((response) => {
      response.writeHead(503, { 'content-length': '100' }).write('<html>');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await request(WRITE, SCHEMA)).toEqual(failed({ kind: 'unavailable' }));
  });
});

function cutShort(response: Parameters<Answer>[0]): void {
  response.writeHead(200, { 'content-length': '100' }).write('{"code":"0"');
  setTimeout(() => response.destroy(), 20);
}

describe('the deadline', () => {
  it.each([
    ['a read', READ],
    ['what may not be repeated', WRITE],
  ])('ends %s to which nothing is answered, once and in time', async (_, call) => {
    const upstream = await startUpstream(hang);
    const startedAt = performance.now();
    const result = await request({ ...call, deadlineInMs: SHORT_IN_MS }, SCHEMA);
    expect(result).toEqual(failed({ kind: 'noAnswer', isTimeout: true }));
    expect(performance.now() - startedAt).toBeLessThan(LONGEST_IN_MS);
    expect(upstream.requests).toHaveLength(1);
  });

  it('covers a body that never ends', async () => {
    await startUpstream((response) => void response.writeHead(200).write('{"code":'));
    const result = await request({ ...READ, deadlineInMs: SHORT_IN_MS }, SCHEMA);
    expect(result).toEqual(failed({ kind: 'noAnswer', isTimeout: true }));
  });

  it('holds for both tries together', async () => {
    await startUpstream(answerText(503, ''), hang);
    const startedAt = performance.now();
    const result = await request({ ...READ, deadlineInMs: 3000 }, SCHEMA);
    expect(result).toEqual(failed({ kind: 'noAnswer', isTimeout: true }));
    expect(performance.now() - startedAt).toBeLessThan(5800);
  });
});

describe('a connection that cannot be made', () => {
  it.each([
    ['refused', () => freePort().then((port) => `http://127.0.0.1:${port}`)],
    ['without a name', async () => 'https://no-such-host.invalid'],
  ])('%s: certainly nothing was sent', async (_, findBaseUrl) => {
    pointToConnectfi(await findBaseUrl());
    for (const call of [READ, WRITE]) {
      const result = await request({ ...call, deadlineInMs: 5000 }, SCHEMA);
      expect(result).toEqual(failed({ kind: 'notSent' }));
    }
  });

  it('TLS that fails: certainly nothing was sent', async () => {
    const { origin } = await startRawUpstream((socket) => void socket.end('no TLS here'));
    pointToConnectfi(origin.replace('http:', 'https:'));
    expect(await request(WRITE, SCHEMA)).toEqual(failed({ kind: 'notSent' }));
  });

  it('TLS that the deadline cuts off: certainly nothing was sent', async () => {
    const { origin, countConnections } = await startRawUpstream(() => {});
    pointToConnectfi(origin.replace('http:', 'https:'));
    const startedAt = performance.now();
    const result = await request({ ...WRITE, deadlineInMs: SHORT_IN_MS }, SCHEMA);
    expect(result).toEqual(failed({ kind: 'notSent' }));
    expect(performance.now() - startedAt).toBeLessThan(LONGEST_IN_MS);
    expect(countConnections()).toBe(1);
  });

  it('is tried again for a read', async () => {
    const { origin, countConnections } = await startRawUpstream((socket) => socket.destroy());
    pointToConnectfi(origin.replace('http:', 'https:'));
    expect(await request(READ, SCHEMA)).toEqual(failed({ kind: 'notSent' }));
    expect(countConnections()).toBe(2);
  });
});

describe('a connection that was made', () => {
  it('and closed before the request could be read leaves its outcome open, and is not made again', async () => {
    const { countConnections } = await startRawUpstream((socket) => socket.destroy());
    expect(await request(WRITE, SCHEMA)).toEqual(failed({ kind: 'noAnswer', isTimeout: false }));
    expect(countConnections()).toBe(1);
  });

  it.each([
    ['no HTTP at all', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['a head that is none', 'HTTP/1.1 200 OK\r\nno header\r\n\r\n'],
    ['a head without end', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(40_000)}`],
  ])('and answers with %s is unreadable', async (_, answer) => {
    await startRawUpstream((socket) => void socket.once('data', () => socket.write(answer)));
    expect(await request(WRITE, SCHEMA)).toEqual(failed({ kind: 'unreadable' }));
  });

  it('and closed inside a chunked body gives no whole answer', async () => {
    await startRawUpstream((socket) => {
      const head = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n';
      socket.once('data', () => socket.end(`${head}20\r\n{"code"`));
    });
    expect(await request(WRITE, SCHEMA)).toEqual(failed({ kind: 'noAnswer', isTimeout: false }));
  });

  it('is made again for a read when the kept one was closed meanwhile', async () => {
    const { countConnections } = await startRawUpstream((socket, number) => {
      const body = JSON.stringify({ code: '0', data: { name: 'Jane' }, requestId: REQUEST_ID });
      const answer = `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
      socket.once('data', () => {
        socket.write(answer);
        if (number === 1) socket.once('data', () => socket.destroy());
      });
    });
    expect(await request(READ, SCHEMA)).toEqual(SUCCESS);
    expect(await request(READ, SCHEMA)).toEqual(SUCCESS);
    expect(countConnections()).toBe(2);
  });
});

describe('the log', () => {
  it('has one line a call, with what happened and nothing of what was said', async () => {
    await startUpstream(answerText(503, ''), refuseWith('paymentStatus'));
    await request({ ...READ, body: { link: 'secretlink12345' } }, SCHEMA);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      level: 'info',
      time: expect.any(String),
      operation: 'getPayment',
      path: '/public/customer/payment/details',
      status: 400,
      durationInMs: expect.any(Number),
      tries: 2,
      requestId: REQUEST_ID,
      outcome: 'refused',
      code: 'paymentStatus',
      msg: 'connectFi was called',
    });
    expect(lines.join('')).not.toMatch(/eyJ|secretlink|No\./);
  });

  it('names the error of a call that was lost', async () => {
    await startUpstream(resetConnection);
    await request(WRITE, SCHEMA);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'warn',
      outcome: 'noAnswer',
      errorCode: expect.stringMatching(/^(ECONNRESET|UND_ERR_SOCKET)$/),
    });
  });
});

/** A port at which nobody listens (any more). */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
