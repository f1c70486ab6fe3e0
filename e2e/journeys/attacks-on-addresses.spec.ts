import { countCases } from '#e2e/support/count-cases.ts';
import { Payer } from '#e2e/support/payer.ts';
import { type RawAnswer, sendRaw, writeRequest } from '#e2e/support/send-raw.ts';
import { expect, test } from '#e2e/support/test.ts';

type Ask = {
  readonly target: string;
  readonly method?: string;
  readonly headers?: readonly (readonly [name: string, value: string])[];
};

const PERSONAL = /Blue Ridge|125\.00|INV-20418|Jane Doe/;
const NOBODY = 'AAAAAAAAAAAAAAAAAAAAAA';

/** Redirects to one of our own addresses, or none at all. */
function expectNoWayOut({ head }: RawAnswer, origin: string, what: string): void {
  const location = /^location: (.*)$/im.exec(head)?.[1];
  if (location === undefined) return;
  expect(new URL(location, origin).origin, `${what} leads to ${location}`).toBe(origin);
}

test('takes no other spelling of an address for the bill of somebody else, and leads nowhere else', async ({
  request,
  createBill,
  target,
}) => {
  const { address } = await Payer.open(request, await createBill());
  const ref = address.slice(-22);
  const asks = [ref, NOBODY].flatMap((id) => [
    `//pay/${id}`,
    `/pay//${id}`,
    `/PAY/${id}`,
    `/pay/${id}/../${ref}`,
    `/pay/${NOBODY}/../${id}`,
    `/pay/%2e%2e/pay/${id}`,
    `/pay/${id}%2fstatus`,
    `/pay/${id}%5cstatus`,
    `/pay\\${id}`,
    `/pay/${id};jsessionid=1`,
    `/pay/${id}/status/`,
    `/pay/${id}/status/../../${id}`,
    `/pay/${id}.json`,
    `/pay/${id}.rsc`,
    `/pay/${id}.txt`,
    `/pay/${id}.segments/_tree.segment.rsc`,
    `/_next/data/build/pay/${id}.json`,
    `/_next/image?url=/pay/${id}&w=64&q=1`,
    `/_next/../pay/${id}`,
    `/en/pay/${id}`,
    `/pay/${id}/@slot`,
    `/pay/[ref]?ref=${id}`,
    `/pay/${id}?nxtPref=${ref}`,
    `http://${new URL(target.appOrigin).host}/pay/${id}`,
    `/pay/${id}\0`,
    `/.git/config`,
    `/.env`,
    `/package.json`,
    `/server.ts`,
    `/_next/static/../server/app/pay/[ref]/page.js`,
    `/_next/static/%2e%2e/%2e%2e/package.json`,
    `/brand/../../.env`,
    `/brand/x/..%2f..%2f.env`,
  ]);
  for (const path of asks) {
    const answer = await ask(target, { target: path });
    expect([path, answer.status >= 500]).toEqual([path, false]);
    expect(answer.head + answer.body).not.toMatch(PERSONAL);
    expect(answer.body).not.toMatch(/SESSION_SECRET|"dependencies"|\[core\]|createServer/);
    expectNoWayOut(answer, target.appOrigin, path);
  }
  countCases('Attack cases', asks.length);
});

test('redirects nobody to an address that they have brought along', async ({
  createBill,
  request,
  target,
}) => {
  const bill = await createBill();
  const { address } = await Payer.open(request, bill);
  const { pathname } = new URL(address);
  const evil = ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'];
  const names = ['next', 'url', 'return_to', 'redirect', 'returnUrl', 'bill', 'oauth_state_id'];
  const paths = ['/', '/oauth', pathname, `${pathname}/renew`, `/payment/${bill.link}`];
  let cases = 0;
  for (const path of paths) {
    for (const name of names) {
      for (const value of evil) {
        const answer = await ask(target, {
          target: `${path}?${name}=${encodeURIComponent(value)}`,
        });
        expectNoWayOut(answer, target.appOrigin, `${path} with ${name}`);
        expect(answer.body).not.toMatch(/(href|action|src)="(https?:)?\/\/evil|href="javascript/i);
        cases += 1;
      }
    }
  }
  for (const path of [
    '//evil.example/',
    '//evil.example/..',
    '/\\/evil.example',
    '/%2f/evil.example/',
    '/.//evil.example',
  ]) {
    expectNoWayOut(await ask(target, { target: path }), target.appOrigin, path);
    cases += 1;
  }
  countCases('Attack cases', cases);
});

test('believes nothing that a header says of where and who it is', async ({
  createBill,
  target,
  sandbox,
}) => {
  const bill = await createBill();
  const forged: readonly (readonly [name: string, value: string])[] = [
    ['X-Forwarded-Host', 'evil.example'],
    ['X-Forwarded-Proto', 'https'],
    ['X-Forwarded-Port', '444'],
    ['Forwarded', 'host=evil.example;proto=https'],
    ['X-Host', 'evil.example'],
    ['X-Original-URL', `/pay/${NOBODY}`],
    ['X-Rewrite-URL', `/pay/${NOBODY}`],
    ['X-HTTP-Method-Override', 'POST'],
    ['x-site-origin', 'https://evil.example'],
    ['x-site-brand', 'x'],
    ['x-opening-ref', NOBODY],
    ['x-opening-brand', 'x'],
    ['x-opening-trouble', 'closed'],
    ['x-nonce', 'planted-nonce'],
    ['x-middleware-subrequest', 'proxy:proxy:proxy:proxy:proxy'],
    ['x-middleware-rewrite', 'https://evil.example'],
    ['x-middleware-request-x-payment-link', bill.link],
    ['x-middleware-override-headers', 'x-payment-link'],
    ['x-payment-link', bill.link],
    ['x-nextjs-data', '1'],
    ['Next-Action', 'x'.repeat(40)],
    ['x-matched-path', `/pay/${NOBODY}`],
    ['x-now-route-matches', '1=x'],
    ['Range', 'bytes=0-'],
    ['Service-Worker', 'script'],
  ];
  const paths = ['/', '/payment', '/oauth', `/pay/${NOBODY}`, `/pay/${NOBODY}/status`];
  for (const header of forged) {
    for (const path of paths) {
      const answer = await ask(target, { target: path, headers: [header] });
      const what = `${header[0]} at ${path}`;
      expect([what, answer.status >= 500]).toEqual([what, false]);
      expectNoWayOut(answer, target.appOrigin, what);
      expect(answer.head + answer.body, what).not.toMatch(/evil\.example|planted-nonce/);
      expect(answer.head, what).toMatch(/^cache-control: .*no-store/im);
      expect(answer.head, what).not.toMatch(/^set-cookie:/im);
    }
  }
  expect(await sandbox.listCalls(bill.link)).toEqual([]);
  countCases('Attack cases', forged.length * paths.length);
});

test('lets nobody write into the head of an answer', async ({ target, createBill }) => {
  const { link } = await createBill();
  const breaks = ['%0d%0a', '%0a', '%E5%98%8D%E5%98%8A', '%00', '\u010d\u010a'];
  const places = [
    '/',
    '/oauth?bill=',
    '/pay/',
    `/payment/${link}?x=`,
    '/brand/x/',
    '/favicon.ico?',
  ];
  let cases = 0;
  for (const mark of breaks) {
    for (const place of places) {
      const answer = await ask(target, { target: `${place}${mark}Set-Cookie:%20planted=1` });
      expect(answer.status).toBeLessThan(500);
      expect(answer.head).not.toMatch(/^set-cookie: planted/im);
      cases += 1;
    }
  }
  countCases('Attack cases', cases);
});

test('gives an answer that may be kept to everybody alike, whatever else they send', async ({
  request,
  createBill,
  target,
}) => {
  const { address } = await Payer.open(request, await createBill());
  const html = await (await request.get(address)).text();
  const files = [...new Set(html.match(/\/_next\/static\/[\w./~-]+/g) ?? [])].slice(0, 3);
  expect(files.length).toBeGreaterThan(1);
  const extras = [
    ['X-Forwarded-Host', 'evil.example'],
    ['RSC', '1'],
    ['Next-Router-Prefetch', '1'],
    ['x-middleware-prefetch', '1'],
    ['Origin', 'https://evil.example'],
    ['Accept', 'text/x-component'],
  ] as const;
  for (const file of files) {
    const plain = await ask(target, { target: file });
    expect(plain.status).toBe(200);
    for (const header of extras) {
      const other = await ask(target, { target: file, headers: [header] });
      expect([file, header[0], other.body === plain.body]).toEqual([file, header[0], true]);
      expect(other.head).not.toMatch(/evil\.example|access-control-allow-origin/i);
    }
  }
  countCases('Attack cases', files.length * extras.length);
});

test('gives no part of a page to whoever has no session, by whatever way pages are loaded', async ({
  createBill,
  request,
  target,
}) => {
  const { address } = await Payer.open(request, await createBill());
  const { pathname } = new URL(address);
  const ways: readonly (readonly (readonly [string, string])[])[] = [
    [['RSC', '1']],
    [
      ['RSC', '1'],
      ['Next-Router-Prefetch', '1'],
    ],
    [
      ['RSC', '1'],
      ['Next-Router-Prefetch', '2'],
    ],
    [
      ['RSC', '1'],
      ['Next-Router-Segment-Prefetch', '/_tree'],
    ],
    [
      ['RSC', '1'],
      ['Next-Router-Segment-Prefetch', '/pay/$d$ref/__PAGE__'],
    ],
    [
      ['RSC', '1'],
      ['Next-Router-State-Tree', encodeURIComponent('["",{},null,"refetch"]')],
    ],
    [
      ['RSC', '1'],
      ['Next-Url', pathname],
    ],
    [['Purpose', 'prefetch']],
    [['Sec-Purpose', 'prefetch;prerender']],
    [['Accept', 'text/x-component']],
  ];
  const paths = [pathname, `${pathname}?_rsc=1`, `${pathname}/status`, '/oauth', '/oauth?_rsc=1'];
  for (const headers of ways) {
    for (const path of paths) {
      const answer = await ask(target, { target: path, headers });
      expect(answer.status).toBeLessThan(500);
      expect(answer.head + answer.body).not.toMatch(PERSONAL);
    }
  }
  countCases('Attack cases', ways.length * paths.length);
});

test('speaks no other protocol, whoever asks for it', async ({ target, createBill, sandbox }) => {
  const bill = await createBill();
  const upgrades = ['websocket', 'h2c', 'TLS/1.0', 'websocket, h2c'];
  const paths = [
    '/',
    '/payment',
    `/payment/${bill.link}`,
    `/pay/${NOBODY}`,
    '/_next/webpack-hmr',
    '/health',
  ];
  for (const upgrade of upgrades) {
    for (const path of paths) {
      const { host } = new URL(target.appOrigin);
      const bytes = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: ${upgrade}\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nHTTP2-Settings: AAMAAABk\r\n\r\n`;
      expect([upgrade, path, (await sendRaw(target.listensAt, bytes)).status]).toEqual([
        upgrade,
        path,
        0,
      ]);
    }
  }
  expect(await sandbox.listCalls(bill.link)).toEqual([]);
  countCases('Attack cases', upgrades.length * paths.length);
});

/** As somebody without a session who writes their requests by hand. */
function ask(
  { listensAt, appOrigin }: { readonly listensAt: string; readonly appOrigin: string },
  { target, method = 'GET', headers = [] }: Ask,
): Promise<RawAnswer> {
  const { host } = new URL(appOrigin);
  return sendRaw(
    listensAt,
    writeRequest({ method, target, headers: [['Host', host], ...headers] }),
  );
}
