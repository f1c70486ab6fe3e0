import { connect } from 'node:net';
import { sendRaw, writeRequest } from '#e2e/support/app/send-raw.ts';
import type { Target } from '#e2e/support/app/target.ts';
import { NOBODYS_REF } from '#e2e/support/ask-by-hand.ts';
import { countCases } from '#e2e/support/count-cases.ts';
import { expect, test } from '#e2e/support/test.ts';

type Headers = readonly (readonly [name: string, value: string])[];

const PATHS = [
  '/',
  '/payment',
  '/oauth',
  '/health',
  '/_next/static/x.js',
  `/pay/${NOBODYS_REF}`,
  `/pay/${NOBODYS_REF}/authorization`,
  `/pay/${NOBODYS_REF}/problem`,
  `/pay/${NOBODYS_REF}/link-token`,
  `/pay/${NOBODYS_REF}/end`,
];

/** What Next's own scripts send, spelt as they never spell it. */
const ODD_FRAMEWORK_HEADERS: readonly Headers[] = [
  [['Next-Router-State-Tree', '%7B']],
  [['Next-Router-State-Tree', '%']],
  [['Next-Router-State-Tree', 'x'.repeat(2_000)]],
  [['Next-Router-State-Tree', encodeURIComponent('{}')]],
  [['Next-Router-State-Tree', encodeURIComponent('["",{"children":[1,{}]}]')]],
  [['Next-Router-State-Tree', encodeURIComponent('["",{},null,"else"]')]],
  [['Next-Router-State-Tree', `${encodeURIComponent('["",{}]')}, x`]],
  [['Next-Router-Segment-Prefetch', '/../../x']],
  [['Next-Router-Prefetch', '7']],
  [['Next-Url', 'http://[']],
  [['Next-HMR-Refresh', '1']],
  [['Next-Action', 'x']],
  [['Next-Action', '0'.repeat(42)]],
  [['x-nextjs-data', '1']],
  [['x-nextjs-postponed', '1']],
  [['x-next-resume-state-length', '-1']],
];

const ODD_BODIES: readonly (readonly [type: string, body: string])[] = [
  ['multipart/form-data; boundary=x', part('$ACTION_1:0') + part('$ACTION_REF_1')],
  ['multipart/form-data; boundary=x', '--x\r\nbroken'],
  ['multipart/form-data', 'no boundary'],
  ['application/x-www-form-urlencoded', '$ACTION_ID_0=1'],
  ['text/plain', '["$ACTION"]'],
];

test('never lets a stranger speak to the framework itself', async ({ target }) => {
  for (const path of PATHS) {
    for (const headers of ODD_FRAMEWORK_HEADERS) {
      for (const more of [[], [['RSC', '1']]] as const) {
        const [name = '', value = ''] = headers[0] ?? [];
        const what = `${name}: ${value.slice(0, 40)} with ${more.length} more at ${path}`;
        const answer = await ask(target, { method: 'GET', path, headers: [...headers, ...more] });
        expect([what, answer.status]).toEqual([what, 400]);
        expect(answer.head, what).toMatch(/^cache-control: .*no-store/im);
      }
    }
    for (const [type, body] of ODD_BODIES) {
      for (const headers of [[], [['Next-Action', 'x'.repeat(40)]]] as const) {
        const what = `POST of ${type} with ${headers.length} headers at ${path}`;
        const { head, status } = await ask(target, { method: 'POST', path, headers, type, body });
        const isRefused = status >= 400 && status < 500;
        // What is no form and names no action is a page asked for in an odd way.
        expect([what, isRefused || (type === 'text/plain' && status < 400)]).toEqual([what, true]);
        expect(head, what).toMatch(/^cache-control: .*no-store/im);
      }
    }
  }
  expectNothingButJson(target);
  countCases('Attack cases', PATHS.length * (2 * ODD_FRAMEWORK_HEADERS.length + 10));
});

test('says nothing of bodies that are cut off halfway', async ({ target }) => {
  const addresses = [...PATHS, `/pay/${NOBODYS_REF}/pay-by-bank`, '/csp-reports', '/vitals'];
  for (const path of addresses) {
    for (const type of ['application/json', 'multipart/form-data; boundary=x', 'text/plain']) {
      await cutOff(target, writeHead(target, { path, type, length: 5_000 }));
    }
  }
  await expect
    .poll(async () => (await ask(target, { method: 'GET', path: '/health' })).status)
    .toBe(200);
  expectNothingButJson(target);
});

test('has no address for the pages that the framework falls back to', async ({ target }) => {
  for (const path of ['/_global-error', '/_not-found', '/_error', '/404', '/500', '/nowhere']) {
    const answer = await ask(target, { method: 'GET', path });
    expect([path, answer.status]).toEqual([path, 404]);
    expect(answer.body).toContain('<h1');
  }
});

/** What the app writes is read by programs, and counted before it is written. */
function expectNothingButJson(target: Target): void {
  const lines = target.takeHeard().filter(({ where }) => /log/i.test(where));
  const wild = lines.flatMap(({ text }) => text.split('\n')).filter((line) => !isJson(line));
  expect(wild).toEqual([]);
  const written = lines.filter(({ text }) => text.includes('written to the console'));
  expect(written.length).toBeLessThan(10);
}

function isJson(line: string): boolean {
  if (line.trim() === '') return true;
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

type Ask = {
  readonly method: string;
  readonly path: string;
  readonly headers?: Headers;
  readonly type?: string;
  readonly body?: string;
};

function ask({ listensAt, appOrigin }: Target, { method, path, headers = [], type, body }: Ask) {
  const { host } = new URL(appOrigin);
  const ofBody: Headers = body
    ? [
        ['Content-Type', type ?? ''],
        ['Content-Length', String(Buffer.byteLength(body))],
      ]
    : [];
  const all = [['Host', host], ...headers, ...ofBody] as const;
  return sendRaw(listensAt, writeRequest({ method, target: path, headers: all, body }));
}

type Head = { readonly path: string; readonly type: string; readonly length: number };

function writeHead({ appOrigin }: Target, { path, type, length }: Head): string {
  const { host, origin } = new URL(appOrigin);
  return [
    `POST ${path} HTTP/1.1`,
    `Host: ${host}`,
    `Origin: ${origin}`,
    `Content-Type: ${type}`,
    `Content-Length: ${length}`,
    '',
    '{"half":',
  ].join('\r\n');
}

/** Sends a part of a request and goes. */
async function cutOff({ listensAt }: Target, bytes: string): Promise<void> {
  const { hostname, port } = new URL(listensAt);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
  await new Promise((resolve) => setTimeout(resolve, 20)); // for the head to be read
  socket.destroy();
}

function part(name: string): string {
  return `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n["x"]\r\n--x--\r\n`;
}
