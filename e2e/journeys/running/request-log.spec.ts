import { readLog } from '#e2e/support/app/read-log.ts';
import { Payer } from '#e2e/support/payer.ts';
import { expect, test } from '#e2e/support/test.ts';

// A process of its own: what has been told once is not told again for a minute.
test.use({ appVariables: { LOG_LEVEL: 'info', SWEEP_SECONDS: '3599' } });

const TRACE_ID = /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/;

test('gives every answer an id of its own, whatever the visitor has sent', async ({
  request,
  createBill,
}) => {
  const { url } = await createBill();
  const asks = [
    ['GET', url],
    ['HEAD', url],
    ['GET', '/nothing-here'],
    ['GET', '/health'],
    ['POST', '/health'],
    ['PATCH', '/'],
    ['GET', '/brand/icon'],
    ['POST', '/csp-reports'],
    ['POST', '/vitals'],
    ['GET', '/', { host: 'evil.example' }],
  ] as const;
  const ids = new Set<string>();
  for (const [method, address, more = {}] of asks) {
    const headers = { 'x-request-id': 'chosen-by-the-visitor', ...more };
    const answer = await request.fetch(address, { method, headers, maxRedirects: 0 });
    expect(answer.headers()['x-request-id'], `${method} ${address}`).toMatch(TRACE_ID);
    ids.add(answer.headers()['x-request-id'] ?? '');
  }
  expect(ids.size).toBe(asks.length);
});

test('writes the id of a request into every line about it', async ({
  request,
  createBill,
  sandbox,
  target,
}) => {
  const log = readLog(target, sandbox);
  const opened = await request.get((await createBill()).url, { maxRedirects: 0 });
  const page = await request.get(opened.headers().location ?? '');
  await log.expectLine({
    operation: 'exchangeLink',
    traceId: opened.headers()['x-request-id'],
  });
  await log.expectLine({ operation: 'getPayment', traceId: page.headers()['x-request-id'] });
});

test('writes of no trouble where a customer has none', async ({ sandbox, target, openPayer }) => {
  const log = readLog(target, sandbox);
  const payer = await openPayer();
  const page = await payer.ask('');
  await log.expectLine({ operation: 'getPayment', traceId: page.headers()['x-request-id'] });
  const troubles = (await log.read()).filter(({ msg }) => msg === 'a customer was told of trouble');
  expect(troubles).toEqual([]);
});

test('tells in the log of what was refused, by whom only roughly', async ({
  request,
  playwright,
  sandbox,
  target,
  openPayer,
}) => {
  const log = readLog(target, sandbox);
  const payer = await openPayer();
  await using stranger = await playwright.request.newContext();
  const forger = new Payer(stranger, payer.address);
  const ref = payer.address.split('/').at(-1);
  const forged = { cookie: `pay-${ref}=forged` };
  const refusals = {
    foreignOrigin: await payer.ask('end', { method: 'POST', headers: { origin: 'null' } }),
    noSession: await forger.ask('status'),
    cookieUnreadable: await forger.ask('status', { headers: forged }),
    badRequest: await payer.ask('ach-payment', { method: 'POST', body: { amountInCents: 1 } }),
    wrongContentType: await payer.ask('ach-payment', { method: 'POST', body: 'text' }),
    tooLarge: await payer.ask('ach-payment', { method: 'POST', body: { a: 'a'.repeat(9_000) } }),
    linkUnknown: await request.get('/payment/no-such-link'),
  };
  for (const [event, answer] of Object.entries(refusals)) {
    const traceId = answer.headers()['x-request-id'];
    await log.expectLine({ level: 'warn', event, from: '127.0.0.0/24', traceId });
  }
  await payer.ask('end', { method: 'POST' });
  await log.expectLine({ msg: 'a customer has ended a session' });
});
