import { sendRaw } from '#e2e/support/app/send-raw.ts';
import { askByHand, leadsAway, NOBODYS_REF, PERSONAL } from '#e2e/support/ask-by-hand.ts';
import { countCases } from '#e2e/support/count-cases.ts';
import { expect, test } from '#e2e/support/test.ts';

test('believes nothing that a header says of where and who it is', async ({
  createBill,
  target,
}) => {
  const bill = await createBill();
  const forged: readonly (readonly [name: string, value: string])[] = [
    ['X-Forwarded-Host', 'evil.example'],
    ['X-Forwarded-Proto', 'https'],
    ['X-Forwarded-Port', '444'],
    ['Forwarded', 'host=evil.example;proto=https'],
    ['X-Host', 'evil.example'],
    ['X-Original-URL', `/pay/${NOBODYS_REF}`],
    ['X-Rewrite-URL', `/pay/${NOBODYS_REF}`],
    ['X-HTTP-Method-Override', 'POST'],
    ['x-site-origin', 'https://evil.example'],
    ['x-site-brand', 'x'],
    ['x-opening-ref', NOBODYS_REF],
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
    ['x-matched-path', `/pay/${NOBODYS_REF}`],
    ['x-now-route-matches', '1=x'],
    ['Range', 'bytes=0-'],
    ['Service-Worker', 'script'],
  ];
  const paths = ['/', '/payment', '/oauth', `/pay/${NOBODYS_REF}`, `/pay/${NOBODYS_REF}/status`];
  for (const header of forged) {
    for (const path of paths) {
      const answer = await askByHand(target, { target: path, headers: [header] });
      const what = `${header[0]} at ${path}`;
      expect([what, answer.status >= 500]).toEqual([what, false]);
      expect(leadsAway(answer, target.appOrigin), what).toBe(false);
      expect(answer.head + answer.body, what).not.toMatch(/evil\.example|planted-nonce/);
      expect(answer.head, what).toMatch(/^cache-control: .*no-store/im);
      expect(answer.head, what).not.toMatch(/^set-cookie:/im);
    }
  }
  expect(await bill.listCalls()).toEqual([]);
  countCases('Attack cases', forged.length * paths.length);
});

const REFUSED = [
  ['Next-Router-Prefetch', '1'],
  ['x-middleware-prefetch', '1'],
] as const;

test('gives an answer that may be kept to everybody alike, whatever else they send', async ({
  request,
  target,
  openPayer,
}) => {
  const { address } = await openPayer();
  const html = await (await request.get(address)).text();
  const files = [...new Set(html.match(/\/_next\/static\/[\w./~-]+/g) ?? [])].slice(0, 3);
  expect(files.length).toBeGreaterThan(1);
  const extras = [
    ['X-Forwarded-Host', 'evil.example'],
    ['RSC', '1'],
    ['Origin', 'https://evil.example'],
    ['Accept', 'text/x-component'],
  ] as const;
  for (const file of files) {
    const plain = await askByHand(target, { target: file });
    expect(plain.status).toBe(200);
    for (const header of extras) {
      const other = await askByHand(target, { target: file, headers: [header] });
      expect([file, header[0], other.body === plain.body]).toEqual([file, header[0], true]);
      expect(other.head).not.toMatch(/evil\.example|access-control-allow-origin/i);
    }
    // These would make it another answer: they are refused before the framework sees them, and no cache keeps that.
    for (const header of REFUSED) {
      const refused = await askByHand(target, { target: file, headers: [header] });
      expect([file, header[0], refused.status]).toEqual([file, header[0], 400]);
      expect(refused.head).toMatch(/^cache-control: private, no-store/im);
    }
  }
  countCases('Attack cases', files.length * (extras.length + REFUSED.length));
});

test('gives no part of a page to anyone without a session, by whatever way pages are loaded', async ({
  target,
  openPayer,
}) => {
  const { address } = await openPayer();
  const { pathname } = new URL(address);
  const rsc = ['RSC', '1'] as const;
  const ways: readonly (readonly (readonly [string, string])[])[] = [
    [rsc],
    [rsc, ['Next-Router-Prefetch', '1']],
    [rsc, ['Next-Router-Prefetch', '2']],
    [rsc, ['Next-Router-Segment-Prefetch', '/_tree']],
    [rsc, ['Next-Router-Segment-Prefetch', '/pay/$d$ref/__PAGE__']],
    [rsc, ['Next-Router-State-Tree', encodeURIComponent('["",{},null,"refetch"]')]],
    [rsc, ['Next-Url', pathname]],
    [['Purpose', 'prefetch']],
    [['Sec-Purpose', 'prefetch;prerender']],
    [['Accept', 'text/x-component']],
  ];
  const paths = [pathname, `${pathname}?_rsc=1`, `${pathname}/status`, '/oauth', '/oauth?_rsc=1'];
  for (const headers of ways) {
    for (const path of paths) {
      const answer = await askByHand(target, { target: path, headers });
      expect(answer.status).toBeLessThan(500);
      expect(answer.head + answer.body).not.toMatch(PERSONAL);
    }
  }
  countCases('Attack cases', ways.length * paths.length);
});

test('speaks no other protocol, no matter who asks', async ({ target, createBill }) => {
  const bill = await createBill();
  const upgrades = ['websocket', 'h2c', 'TLS/1.0', 'websocket, h2c'];
  const paths = ['/', '/payment', `/pay/${NOBODYS_REF}`, '/_next/webpack-hmr', '/health'];
  for (const upgrade of upgrades) {
    for (const path of paths) {
      const { host } = new URL(target.appOrigin);
      const bytes = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade, HTTP2-Settings, close\r\nX-Payment-Link: ${bill.link}\r\nUpgrade: ${upgrade}\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nHTTP2-Settings: AAMAAABk\r\n\r\n`;
      // The wish may be passed over (RFC 9110, 7.8): it is answered as if it had not been said.
      const { status } = await sendRaw(target.listensAt, bytes);
      const usual = await askByHand(target, { target: path });
      expect([upgrade, path, status]).toEqual([upgrade, path, usual.status]);
    }
  }
  expect(await bill.listCalls()).toEqual([]);
  countCases('Attack cases', upgrades.length * paths.length);
});
