import { findLeaks } from '#e2e/qa/leaks.ts';
import { readSamples, sumOf } from '#e2e/support/app/read-samples.ts';
import { expect, test } from '#e2e/support/test.ts';
import { findFreePort } from '#lib/testing/free-port.ts';

const METRICS_PORT = await findFreePort();

test.use({
  appVariables: { METRICS_PORT: String(METRICS_PORT), TRUSTED_PROXIES: '192.0.2.1' },
});

const readMetrics = () => readSamples(METRICS_PORT);

test('tells the operator numbers, and no secret, amount or name of anybody', async ({
  sandbox,
  openPayer,
}) => {
  const payer = await openPayer({ payerName: 'Ada Metric' });
  await payer.payBill();
  const answer = await fetch(`http://127.0.0.1:${METRICS_PORT}/metrics`);
  const text = await answer.text();
  expect(text).toContain('payment_page_');
  expect(findLeaks([{ where: 'the metrics', text }], await sandbox.listSecrets())).toEqual([]);
  for (const personal of ['Ada Metric', 'Blue Ridge', '12500', payer.bill.cFiTransactionId]) {
    expect(text).not.toContain(personal);
  }
  expect(text).not.toContain(new URL(payer.address).pathname.slice('/pay/'.length));
});

test('counts requests by the template of their address, and payments by their outcome', async ({
  request,
  openPayer,
}) => {
  const before = await readMetrics();
  const payer = await openPayer();
  await payer.payBill();
  expect((await payer.ask('status')).status()).toBe(200);
  await request.get('/payment/a-link-of-nobody');
  await request.get('/wp-login.php?ref=a-secret');
  const grown = (name: string, labels: Record<string, string> = {}) =>
    expect
      .poll(async () => sumOf(await readMetrics(), name, labels) - sumOf(before, name, labels))
      .toBeGreaterThan(0);
  await grown('payment_page_requests_total', {
    route: '/pay/[ref]/status',
    method: 'GET',
    status: '200',
  });
  await grown('payment_page_requests_total', { route: '/payment', status: '303' });
  await grown('payment_page_requests_total', { route: '/payment', status: '404' });
  await grown('payment_page_requests_total', { route: 'other', status: '404' });
  await grown('payment_page_request_duration_seconds_count', { route: '/pay/[ref]/ach-payment' });
  await grown('payment_page_connectfi_call_duration_seconds_count', {
    operation: 'payByBank',
    outcome: 'ok',
  });
  await grown('payment_page_payments_total', { outcome: 'accepted' });
  await grown('payment_page_refused_total', { event: 'linkUnknown' });
  await grown('payment_page_trouble_total', { code: 'linkUnknown' });
  await grown('payment_page_ledger_write_duration_seconds_count', { outcome: 'ok' });
  expect(JSON.stringify(await readMetrics())).not.toMatch(/a-link-of-nobody|wp-login|a-secret/);
});

test('counts how Plaid’s window ended, by our own words alone', async ({ sandbox, openPayer }) => {
  const payer = await openPayer();
  for (const end of ['lockedAtBank', 'lockedAtBank', 'ITEM_LOCKED', '"}evil 1']) {
    await payer.createLinkToken();
    const answer = await payer.ask('link-token', {
      method: 'DELETE',
      headers: { 'x-link-end': end },
    });
    expect(answer.status()).toBe(204);
  }
  const ends = (await readMetrics()).filter(({ name }) => name === 'payment_page_link_ends_total');
  expect(ends.find(({ labels }) => labels.end === 'lockedAtBank')?.value).toBe(2);
  expect(JSON.stringify(ends)).not.toMatch(/ITEM_LOCKED|evil/);
  expect((await sandbox.listSecrets()).length).toBeGreaterThan(0);
});

test('tells how bills felt to their browsers, one of ten and without a name', async ({
  page,
  createBill,
}) => {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/vitals') sent.push(request.postData() ?? '');
  });
  const bill = await createBill();
  for (let count = 0; count < 10; count++) {
    await page.goto(bill.url);
    await page.waitForFunction(() => performance.getEntriesByType('paint').length === 2);
    // The browser says so whenever its customer looks at something else.
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  }
  await expect.poll(() => sent).toHaveLength(1);
  expect(Object.keys(JSON.parse(sent[0] ?? '')).sort()).toEqual(['cls', 'lcp']);
  for (const name of ['payment_page_vitals_lcp_seconds_count', 'payment_page_vitals_cls_count']) {
    await expect.poll(async () => sumOf(await readMetrics(), name)).toBe(1);
  }
});

test('takes measurements from our own page alone', async ({ request, target }) => {
  const send = (data: string, origin: string) =>
    request.post('/vitals', { data, headers: { origin, 'content-type': 'text/plain' } });
  const before = sumOf(await readMetrics(), 'payment_page_vitals_inp_seconds_count');
  expect((await send('{"inp":40}', 'https://evil.example')).status()).toBe(204);
  expect((await send('{"inp":40,"name":"a"}', target.appOrigin)).status()).toBe(204);
  expect(sumOf(await readMetrics(), 'payment_page_vitals_inp_seconds_count')).toBe(before);
  expect((await send('{"inp":40}', target.appOrigin)).status()).toBe(204);
  expect(sumOf(await readMetrics(), 'payment_page_vitals_inp_seconds_count')).toBe(before + 1);
});

test('tells the operator loudly of a proxy that TRUSTED_PROXIES does not name', async ({
  request,
}) => {
  const readMetric = async () => {
    const text = await (await fetch(`http://127.0.0.1:${METRICS_PORT}/metrics`)).text();
    return /^payment_page_proxy_unknown (\d)$/m.exec(text)?.[1];
  };
  const readWarnings = async () => {
    const answer = await request.get('/health/ready');
    expect(answer.status()).toBe(200);
    const { status, warnings } = await answer.json();
    expect(status).toBe('ready');
    return warnings;
  };
  expect(await readWarnings()).toBeUndefined();
  expect(await readMetric()).toBe('0');
  await request.get('/payment/x', { headers: { 'x-forwarded-for': '198.51.100.7' } });
  expect(await readWarnings()).toEqual(['proxyUnknown']);
  expect(await readMetric()).toBe('1');
});
