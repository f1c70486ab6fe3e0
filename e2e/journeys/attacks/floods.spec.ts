import { connect } from 'node:net';
import { holdConnections } from '#e2e/support/app/hold-connections.ts';
import { readMemoryInMegabytes } from '#e2e/support/app/read-samples.ts';
import { sendRaw } from '#e2e/support/app/send-raw.ts';
import { countCases } from '#e2e/support/count-cases.ts';
import { test as base, expect } from '#e2e/support/test.ts';
import { PAGE_LIMITS } from '#lib/http/server/server-limits.ts';
import { site } from '#lib/messages/testing/words.ts';
import { CLOSED_HEADERS } from '#lib/security-policy/answer-headers.ts';
import { findFreePort } from '#lib/testing/free-port.ts';

const METRICS_PORT = await findFreePort();
const MEGABYTE = 1024 * 1024;
/** Far more than any of these floods needs, and far less than what they would fill. */
const MAX_GROWTH_IN_MEGABYTES = 150;

base.use({ appVariables: { METRICS_PORT: String(METRICS_PORT) } });

type Flood = {
  /** `Host` and the cookies of a customer whose bill it is, as lines of a head. */
  readonly head: string;
  readonly path: string;
};

/** A customer's session to send floods from, while memory is watched. Nothing of them may reach connectFi. */
const test = base.extend<{ flood: Flood }>({
  flood: async ({ request, target, openPayer }, use) => {
    const payer = await openPayer();
    const { bill } = payer;
    // The first answers load what Next needs for them.
    await payer.ask('');
    await payer.createLinkToken();
    const { cookies } = await request.storageState();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const { host, origin } = new URL(target.appOrigin);
    const before = await readMemoryInMegabytes(METRICS_PORT);
    const calls = await bill.listCalls();
    await use({
      head: `Host: ${host}\r\nOrigin: ${origin}\r\nCookie: ${cookie}\r\n`,
      path: new URL(payer.address).pathname,
    });
    const growth = (await readMemoryInMegabytes(METRICS_PORT)) - before;
    expect(growth).toBeLessThan(MAX_GROWTH_IN_MEGABYTES);
    expect(await bill.listCalls()).toHaveLength(calls.length);
    expect((await payer.ask('')).status()).toBe(200);
  },
});

test('answers customers and the operator while more connections are held than it keeps @all', async ({
  flood,
  target,
  page,
  createBill,
}) => {
  const held = PAGE_LIMITS.maxConnections + 500;
  test.skip(!canOpen(held), 'this machine does not let a process open that many connections');
  countCases('Attack cases', 2 * held);
  // Answered before Next, whose work for each request would be measured instead.
  const keptAlive = `PROPFIND / HTTP/1.1\r\n${flood.head}\r\n`;
  for (const bytes of [keptAlive, '']) {
    const connections = await holdConnections(target.listensAt, { count: held, bytes });
    try {
      await expect
        .poll(() => connections.countOpen())
        .toBeLessThanOrEqual(PAGE_LIMITS.maxConnections);
      const { status } = await sendRaw(
        target.listensAt,
        'GET /health/ready HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      );
      expect(status).toBe(200);
      expect((await page.goto((await createBill()).url))?.status()).toBe(200);
      await expect(page.getByRole('main')).toContainText('$125.00');
    } finally {
      connections.close();
    }
  }
});

test('does not wait for heads that never end @all', async ({ flood, target }) => {
  const heads = ['', 'G', `GET ${flood.path} HTTP/1.1\r\n${flood.head}`];
  const all = heads.flatMap((head) => Array<string>(40).fill(head));
  countCases('Attack cases', all.length);
  const answers = await Promise.all(all.map((head) => sendRaw(target.listensAt, head)));
  expect(answers.map(({ status }) => status)).toEqual(all.map(() => 408));
});

const ROUTES = ['ach-payment', 'bank-accounts', 'link-token', 'end', 'renew', ''];
const ELSEWHERE = ['/csp-reports', '/vitals', '/payment/x', '/oauth', '/nowhere', '/health'];

test('refuses ten megabytes that are announced before they come', async ({ flood, target }) => {
  const paths = [...ROUTES.map((route) => `${flood.path}/${route}`), ...ELSEWHERE];
  const expectations = ['', 'Expect: 100-continue\r\n'];
  const heads = paths.flatMap((path) =>
    expectations.map(
      (expectation) =>
        `POST ${path} HTTP/1.1\r\n${flood.head}${expectation}Content-Type: application/json\r\nContent-Length: ${10 * MEGABYTE}\r\n\r\n`,
    ),
  );
  countCases('Attack cases', heads.length);
  for (const head of heads) {
    const answer = await sendRaw(target.listensAt, head);
    expect(answer.status, head).toBe(413);
    expect(answer.body).toContain(`<h1>${site.bodyTooLarge.title}</h1>`);
    for (const [name, value] of Object.entries(CLOSED_HEADERS)) {
      // A page's style has a policy of its own.
      if (name === 'Content-Security-Policy') continue;
      expect(answer.head).toContain(`${name}: ${value}`);
    }
  }
});

test('cuts off ten megabytes that are not announced @all', async ({ flood, target }) => {
  const paths = [...ROUTES.map((route) => `${flood.path}/${route}`), ...ELSEWHERE];
  const all = Array.from({ length: 10 }, () => paths).flat();
  countCases('Attack cases', all.length);
  const taken = await Promise.all(
    all.map((path) => {
      const head = `POST ${path} HTTP/1.1\r\n${flood.head}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;
      return sendChunks(target.listensAt, head);
    }),
  );
  // As much as the connection itself may hold on its way.
  for (const sizeInBytes of taken) expect(sizeInBytes).toBeLessThan(10 * MEGABYTE);
});

test('refuses heads that are too large, and keeps none of them', async ({ flood, target }) => {
  const start = `GET ${flood.path} HTTP/1.1\r\n${flood.head}`;
  const heads: readonly (readonly [head: string, status: number])[] = [
    [`${start}a: ${'b'.repeat(MEGABYTE)}\r\n\r\n`, 431],
    [`${start}${'a: b\r\n'.repeat(10_000)}\r\n`, 431],
    [`${start}${'a: b\r\n'.repeat(200)}\r\n`, 431],
    [`${start}Cookie: ${'a=b; '.repeat(8_000)}\r\n\r\n`, 431],
    [`GET /${'a'.repeat(9_000)} HTTP/1.1\r\n${flood.head}\r\n`, 414],
    [`GET ${flood.path}?${'a=b&'.repeat(3_000)} HTTP/1.1\r\n${flood.head}\r\n`, 414],
  ];
  countCases('Attack cases', heads.length * 20);
  for (const [head, status] of heads) {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => sendRaw(target.listensAt, head)),
    );
    // What is still on its way when a connection is closed may reset it before its answer is read.
    for (const answer of answers) expect([status, 0]).toContain(answer.status);
  }
});

test('answers one request where two could be read out of it', async ({ flood, target }) => {
  const second = `GET /health HTTP/1.1\r\n${flood.head}\r\n`;
  const start = `POST ${flood.path}/link-token HTTP/1.1\r\n${flood.head}Content-Type: application/json\r\n`;
  const length = 'Content-Length: 4\r\n';
  const chunked = 'Transfer-Encoding: chunked\r\n';
  const framings = [
    `${length}${chunked}`,
    `${chunked}${length}`,
    `Content-Length: 4\r\nContent-Length: 5\r\n`,
    'Content-Length: 4, 4\r\n',
    'Content-Length: +4\r\n',
    'Content-Length: 0x4\r\n',
    'Content-Length: -1\r\n',
    'Content-Length: 4 4\r\n',
    'Content-Length: 99999999999999999999999\r\n',
    'Transfer-Encoding: xchunked\r\n',
    'Transfer-Encoding: chunked, identity\r\n',
    'Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n',
    'Transfer-Encoding : chunked\r\n',
    'Transfer-Encoding:\r\n chunked\r\n',
    ' Transfer-Encoding: chunked\r\n',
    'X: a\rTransfer-Encoding: chunked\r\n',
    'X: a\nTransfer-Encoding: chunked\r\n',
    'X: a\u0000\r\n',
  ];
  countCases('Attack cases', framings.length);
  for (const framing of framings) {
    const { status, body, head } = await sendRaw(
      target.listensAt,
      `${start}${framing}\r\n0\r\n\r\n${second}`,
    );
    expect([framing, status]).toEqual([framing, 400]);
    expect(head).toContain('Connection: close');
    expect(body).toBe('');
  }
});

test('cuts off those who ask on without waiting for answers @all', async ({ flood, target }) => {
  const pipelined = `GET /nowhere HTTP/1.1\r\n${flood.head}\r\n`.repeat(200);
  countCases('Attack cases', 200);
  const { head, body } = await sendRaw(target.listensAt, pipelined);
  const answers = (head + body).match(/HTTP\/1\.1 \d{3}/g) ?? [];
  expect(answers.length).toBeLessThanOrEqual(PAGE_LIMITS.maxRequestsAtOnce);
});

base(
  'stays small while connectFi answers without end',
  async ({ request, createBill, sandbox, openPayer }) => {
    const bills = await Promise.all(Array.from({ length: 12 }, () => createBill()));
    countCases('Attack cases', bills.length * 3);
    await openPayer();
    const before = await readMemoryInMegabytes(METRICS_PORT);
    for (const { link, url } of bills) {
      await sandbox.injectFault(link, { operation: 'C2', kind: 'huge', times: 'always' });
      for (const _ of [1, 2, 3]) {
        const answer = await request.get(url, { failOnStatusCode: false });
        expect(answer.status()).toBe(502);
      }
    }
    const growth = (await readMemoryInMegabytes(METRICS_PORT)) - before;
    expect(growth).toBeLessThan(MAX_GROWTH_IN_MEGABYTES);
  },
);

/** Sends ten megabytes in chunks and gives how much was taken before the connection was closed. */
function sendChunks(origin: string, head: string): Promise<number> {
  const { hostname, port } = new URL(origin);
  const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`;
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {}); // a reset closes it, too
    socket.on('close', () => resolve(socket.bytesWritten - socket.writableLength));
    socket.resume();
    socket.write(head);
    const sendMore = () => {
      while (socket.writable && socket.bytesWritten < 10 * MEGABYTE) {
        if (!socket.write(chunk)) return;
      }
    };
    socket.on('drain', sendMore);
    sendMore();
  });
}

/** Both ends are processes of this machine with the same limit, and need some files beside. */
function canOpen(connections: number): boolean {
  const report: unknown = process.report?.getReport();
  const limits = JSON.stringify(report).match(/"open_files":\{"soft":("unlimited"|\d+)/)?.[1];
  return limits === '"unlimited"' || Number(limits) > connections + 500;
}
