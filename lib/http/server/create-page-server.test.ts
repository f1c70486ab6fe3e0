import { once } from 'node:events';
import {
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  type RequestListener,
  request,
} from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { createPageServer } from './create-page-server.ts';
import { PAGE_LIMITS, type ServerLimits } from './server-limits.ts';

const HEADERS = { 'X-Closed': 'yes' };
const REFUSAL = 'X-Closed: yes\r\nCache-Control: private, no-store\r\nContent-Length: 0';
const NEVER_IN_MS = 600_000;
const PATIENT: ServerLimits = {
  ...PAGE_LIMITS,
  headersTimeoutInMs: NEVER_IN_MS,
  requestTimeoutInMs: NEVER_IN_MS,
  keepAliveTimeoutInMs: NEVER_IN_MS,
  silenceTimeoutInMs: NEVER_IN_MS,
  checkEveryInMs: 50,
};
/** Enough for a head that has been sent as a whole, even on a machine that stands still for a while. */
const SHORT = { headersTimeoutInMs: 1_000, requestTimeoutInMs: 1_000 };
const HEAD = 'POST /a HTTP/1.1\r\nHost: a\r\n';
const GET = 'GET /a HTTP/1.1\r\nHost: a\r\n\r\n';
const WAIT = GET.replace('/a', '/wait');

let closeServer = () => {};
let port: number;
let reached: string[];
afterEach(() => closeServer());

/** Reads the body and says how long it was. */
const answerLength: RequestListener = async (request, response) => {
  const body = await text(request).catch(() => undefined);
  response.end(`length ${body?.length}`);
};
/** Never answers. */
const keepWaiting: RequestListener = () => {};

async function start(
  limits: Partial<ServerLimits> = {},
  listener = answerLength,
  pages: Parameters<typeof createPageServer>[1]['pages'] = {},
): Promise<void> {
  const { server, answerBy } = createPageServer(
    { ...PATIENT, ...limits },
    { headers: HEADERS, pages },
  );
  reached = [];
  answerBy((request, response) => {
    reached.push(`${request.method} ${request.url?.slice(0, 10)}`);
    listener(request, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
  closeServer = () => {
    server.close();
    server.closeAllConnections();
  };
}

type Line = { readonly socket: Socket; received: string; readonly closed: Promise<string> };

/** A connection by hand, with all that came back over it. */
async function open(bytes = ''): Promise<Line> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {}); // a reset closes it, too
  const closed = new Promise<string>((resolve) => {
    socket.on('close', () => resolve(line.received));
  });
  const line: Line = { socket, received: '', closed };
  socket.on('data', (chunk) => {
    line.received += chunk.toString('latin1');
  });
  await once(socket, 'connect');
  socket.write(bytes);
  return line;
}

/** All that comes back until the server closes the connection. */
async function send(bytes: string): Promise<string> {
  return (await open(bytes)).closed;
}

async function hear(line: Line, what: string): Promise<void> {
  while (!line.received.includes(what)) await once(line.socket, 'data');
}

describe('a request that exceeds a limit is refused before anybody reads it', () => {
  const many = (count: number) => 'a: b\r\n'.repeat(count);
  it.each([
    ['a target without end', `GET /${'a'.repeat(8_200)} HTTP/1.1\r\nHost: a\r\n\r\n`, 414],
    ['more headers than anybody needs', `${HEAD}${many(100)}\r\n`, 431],
    ['ten thousand headers', `${HEAD}${many(10_000)}\r\n`, 431],
    ['a header without end', `${HEAD}a: ${'b'.repeat(40_000)}`, 431],
    ['a target that is the whole head', `GET /${'a'.repeat(40_000)}`, 431],
    ['an announced body of ten megabytes', `${HEAD}Content-Length: 10485760\r\n\r\n`, 413],
    [
      'such a body that asks whether it may come',
      `${HEAD}Expect: 100-continue\r\nContent-Length: 10485760\r\n\r\n`,
      413,
    ],
    [
      'an upload that is larger than any',
      'PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 2097153\r\n\r\n',
      413,
    ],
    ['another expectation', `${HEAD}Expect: the unexpected\r\n\r\n`, 417],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n\r\n', 400],
    ['two lengths', `${HEAD}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`, 400],
    [
      'a length and chunks',
      `${HEAD}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${GET}`,
      400,
    ],
    [
      'chunks and a length',
      `${HEAD}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n${GET}`,
      400,
    ],
    [
      'chunks that are not the last coding',
      `${HEAD}Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n`,
      400,
    ],
    ['a header before a colon with a space', `${HEAD}Transfer-Encoding : chunked\r\n\r\n`, 400],
    ['a folded header', `${HEAD}Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n`, 400],
    ['lines without carriage returns', 'GET / HTTP/1.1\nHost: a\n\n', 400],
    ['a zero in a header', `${HEAD}a: b\u0000c\r\n\r\n`, 400],
  ])('%s', async (_, bytes, status) => {
    await start();
    const received = await send(bytes);
    expect(received).toMatch(new RegExp(`^HTTP/1\\.1 ${status} [^\r]+\r\n`));
    expect(received).toContain(REFUSAL);
    expect(received).toMatch(/\r\nConnection: close\r\n(Date: [^\r]+\r\n)?\r\n$/);
    expect(reached).toEqual([]);
  });
});

describe('a refusal in words', () => {
  const body = 'Too many cookies.';
  const pages = {
    431: (asked: IncomingHttpHeaders) => ({
      headers: { 'X-Page': `${asked['accept-language']}`, 'Content-Length': '17' },
      body,
    }),
  };
  const reads = 'Accept-Language: ar';
  const cookies = (size: number) => `Cookie: a=${'b'.repeat(size)}\r\n`;

  it.each([
    ['as a whole', [`GET /a HTTP/1.1\r\nHost: a\r\n${reads}\r\n${cookies(34_000)}\r\n`]],
    ['in many', [`GET /a HTTP/1.1\r\nHost: a\r\n${reads}\r\n${'a: b\r\n'.repeat(100)}\r\n`]],
    // Most of it is still on its way when the answer is.
    ['at once', [`GET /a HTTP/1.1\r\nHost: a\r\n${reads}\r\n`, cookies(4_000).repeat(500), '\r\n']],
  ])('is read by anyone who sends too much %s', async (_, parts) => {
    await start({}, answerLength, pages);
    const line = await open();
    for (const part of parts) {
      line.socket.write(part);
      await new Promise((done) => setImmediate(done));
    }
    const received = await line.closed;
    expect(received).toMatch(/^HTTP\/1\.1 431 /);
    // Of what comes piece by piece the languages may be gone by the time that it is too much.
    expect(received).toMatch(parts.length === 1 ? /X-Page: ar\r/ : /X-Page: (ar|undefined)\r/);
    expect(received.split('\r\n\r\n')).toEqual([expect.anything(), body]);
    expect(reached).toEqual([]);
  });
});

describe('a request within the limits is answered', () => {
  it.each([
    ['at the limit of headers', `${HEAD}Connection: close\r\n${'a: b\r\n'.repeat(98)}\r\n`, 0],
    [
      'with a target at its limit',
      `GET /${'a'.repeat(8_191)} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
      0,
    ],
    ['with long headers', `${HEAD}Connection: close\r\na: ${'b'.repeat(31_000)}\r\n\r\n`, 0],
    ['without a host, as HTTP/1.0 may', 'GET / HTTP/1.0\r\n\r\n', 0],
    [
      'with a body that asks whether it may come',
      `${HEAD}Expect: 100-continue\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc`,
      3,
    ],
    [
      'in chunks',
      `${HEAD}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n`,
      3,
    ],
    [
      'with a body at its limit',
      `${HEAD}Connection: close\r\nContent-Length: 65536\r\n\r\n${'a'.repeat(65_536)}`,
      65_536,
    ],
  ])('%s', async (_, bytes, length) => {
    await start();
    const received = await send(bytes);
    expect(received).toContain(' 200 OK\r\n');
    expect(received).toMatch(new RegExp(`length ${length}\\b`));
    expect(received.startsWith('HTTP/1.1 100 Continue')).toBe(bytes.includes('Expect'));
  });
});

describe('a body that is too large', () => {
  it.each([
    ['by a byte', PAGE_LIMITS.maxBodySizeInBytes + 1],
    ['by thirty megabytes', 30 * 1024 * 1024],
  ])('%s is taken in and answered in words, not by a reset', async (_, size) => {
    await startWithPages();
    for (const headers of [{}, { 'Transfer-Encoding': 'chunked' }] as const) {
      const answer = await upload(Buffer.alloc(size, 'a'), headers);
      expect(answer).toEqual({ status: 413, text: 'too large, in words' });
    }
  });
});

async function startWithPages(): Promise<void> {
  const body = 'too large, in words';
  const headers = { ...HEADERS, 'Content-Length': String(body.length) };
  await start({}, answerLength, { 413: () => ({ headers, body }) });
}

/** Sends all of a body, and fails where the connection is reset before the answer has been read. */
function upload(body: Buffer, headers: OutgoingHttpHeaders) {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', host: '127.0.0.1', port, path: '/a', headers };
    const sent = request(options, async (answer) => {
      answer.on('error', reject);
      resolve({ status: answer.statusCode, text: await text(answer) });
    });
    sent.on('error', reject).end(body);
  });
}

describe('a body in chunks', () => {
  const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`;

  it('is cut off once it is too large, although it never ends', async () => {
    await start({}, keepWaiting);
    const line = await open(`${HEAD}Transfer-Encoding: chunked\r\n\r\n${chunk}1\r\n`);
    line.socket.write('a');
    expect(await line.closed).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('is not waited for when it has been answered', async () => {
    await start({}, (_request, response) => void response.end('enough'));
    expect(await send(`${HEAD}Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n`)).toContain('enough');
  });

  it('ends no process where its request has lost the socket after an early answer', async () => {
    await start({}, (request, response) => {
      Object.assign(request, { socket: null });
      response.end('enough');
    });
    const line = await open(`${HEAD}Transfer-Encoding: chunked\r\n\r\n${chunk}1\r\na`);
    expect(await line.closed).toContain('enough');
  });

  it('may not hide a bomb in its extensions', async () => {
    await start({}, keepWaiting);
    const bomb = `1;${'a'.repeat(20_000)}\r\na\r\n`;
    expect(await send(`${HEAD}Transfer-Encoding: chunked\r\n\r\n${bomb}`)).toMatch(
      /^HTTP\/1\.1 413 /,
    );
  });
});

describe('a slow request', () => {
  it.each([
    ['that never begins', ''],
    ['whose head does not end', 'GET / HTTP/1.1\r\nHost: a\r\n'],
  ])('%s ends after the time for heads', async (_, bytes) => {
    await start({ headersTimeoutInMs: 100 });
    expect(await send(bytes)).toMatch(/^HTTP\/1\.1 408 /);
    expect(reached).toEqual([]);
  });

  it('whose body trickles ends after the time for requests', async () => {
    await start(SHORT, keepWaiting);
    const line = await open(`${HEAD}Content-Length: 5000\r\n\r\n`);
    const trickle = setInterval(() => line.socket.write('a'), 20);
    const received = await line.closed;
    clearInterval(trickle);
    expect(received).toMatch(/^HTTP\/1\.1 408 /);
    expect(received).toContain(REFUSAL);
    expect(reached).toHaveLength(1);
  });

  it('hears nothing of it where its answer has begun', async () => {
    await start(SHORT, (_request, response) => {
      response.write('begun');
    });
    const received = await send(`${HEAD}Content-Length: 5\r\n\r\na`);
    expect(received).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*begun\r\n$/);
  });

  it('that takes nothing of its answer ends when nothing moves any more', async () => {
    let isCut = false;
    await start({ silenceTimeoutInMs: 200 }, (_request, response) => {
      response.once('close', () => {
        isCut = true;
      });
      response.write(Buffer.alloc(64 * 1024 * 1024));
    });
    const line = await open();
    line.socket.pause();
    line.socket.write(GET);
    await expect.poll(() => isCut).toBe(true);
    line.socket.destroy();
  });

  it('is not disturbed while it is answered, however late', async () => {
    await start(SHORT, (_request, response) => {
      setTimeout(() => response.end('late'), 2_000);
    });
    expect(await send(GET.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'))).toContain('late');
  });
});

describe('what cannot be read after a request', () => {
  it('closes the connection without words that would answer that request', async () => {
    await start({}, keepWaiting);
    expect(await send(`${GET}nonsense\r\n\r\n`)).toBe('');
    expect(reached).toEqual(['GET /a']);
  });

  it('is refused when that request has been answered', async () => {
    await start();
    const line = await open(GET);
    await hear(line, 'length 0');
    line.socket.write('nonsense\r\n\r\n');
    expect(await line.closed).toMatch(/length 0HTTP\/1\.1 400 /);
  });
});

describe('too many at once', () => {
  it('are cut off where they come over one connection', async () => {
    await start({ maxRequestsAtOnce: 3 }, keepWaiting);
    expect(await send(GET.repeat(4))).toBe('');
    expect(reached).toHaveLength(3);
  });

  it('are all answered where each waits for the one before', async () => {
    await start({ maxRequestsAtOnce: 1 });
    const line = await open();
    for (let asked = 1; asked <= 5; asked += 1) {
      line.received = '';
      line.socket.write(GET);
      await hear(line, 'length 0');
    }
    expect(reached).toHaveLength(5);
    line.socket.destroy();
  });
});

describe('too many connections', () => {
  it('cost the one its place on which nothing has happened for longest, and no request', async () => {
    const waiting: (() => void)[] = [];
    await start({ maxConnections: 3 }, (request, response) => {
      if (request.url === '/wait') waiting.push(() => response.end('waited'));
      else response.end('at once');
    });
    const busy = await open(WAIT);
    await expect.poll(() => waiting.length).toBe(1);
    const late = await open(WAIT);
    await expect.poll(() => waiting.length).toBe(2);
    const silent = await open();
    waiting[1]?.();
    await hear(late, 'waited');

    await hear(await open(GET), 'at once');
    expect(await silent.closed).toBe('');
    await hear(await open(GET), 'at once');
    await late.closed;
    waiting[0]?.();
    await hear(busy, 'waited');
  });

  it('cost the one its place that is answered for longest, where each is being answered', async () => {
    await start({ maxConnections: 2 }, keepWaiting);
    const later = await open();
    const first = await open(GET);
    await expect.poll(() => reached.length).toBe(1);
    later.socket.write(GET);
    await expect.poll(() => reached.length).toBe(2);
    await open(GET);
    expect(await first.closed).toBe('');
    expect(later.socket.destroyed).toBe(false);
  });

  it('cost a payment its place only where no one else reads', async () => {
    await start({ maxConnections: 2 }, keepWaiting);
    const payment = await open(`${HEAD}Content-Length: 1\r\n\r\na`);
    await expect.poll(() => reached.length).toBe(1);
    const reading = await open(GET);
    await expect.poll(() => reached.length).toBe(2);
    await open(`${HEAD}Content-Length: 1\r\n\r\na`);
    expect(await reading.closed).toBe('');
    expect(payment.socket.destroyed).toBe(false);
    await expect.poll(() => reached.length).toBe(3);
    await open(GET);
    expect(await payment.closed).toBe('');
  });

  it('never keep a new one out, even where all others are being answered', async () => {
    await start({ maxConnections: 2 }, (request, response) => {
      if (request.url === '/health') response.end('alive');
    });
    const first = await open(GET);
    await expect.poll(() => reached.length).toBe(1);
    await open(GET);
    await expect.poll(() => reached.length).toBe(2);
    const watcher = await open(GET.replace('/a', '/health'));
    await hear(watcher, 'alive');
    expect(await first.closed).toBe('');
  });

  it('count a request whose body trickles as none', async () => {
    await start({ maxConnections: 2 }, keepWaiting);
    await open(GET);
    await expect.poll(() => reached.length).toBe(1);
    const trickling = await open(`${HEAD}Content-Length: 5\r\n\r\na`);
    await expect.poll(() => reached.length).toBe(2);
    await open(GET);
    await trickling.closed;
    await expect.poll(() => reached.length).toBe(3);
  });
});
