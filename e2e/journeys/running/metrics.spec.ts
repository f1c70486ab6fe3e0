import { findLeaks } from '#e2e/support/leaks.ts';
import { Payer } from '#e2e/support/payer.ts';
import { expect, test } from '#e2e/support/test.ts';
import { findFreePort } from '#lib/testing/free-port.ts';

const METRICS_PORT = await findFreePort();

test.use({
  appVariables: { METRICS_PORT: String(METRICS_PORT), TRUSTED_PROXIES: '192.0.2.1' },
});

test('tells the operator numbers, and no secret, amount or name of anybody', async ({
  request,
  createBill,
  sandbox,
}) => {
  const bill = await createBill({ payerName: 'Ada Metric' });
  const payer = await Payer.open(request, bill);
  expect((await payer.pay(await payer.prepareOrder(sandbox))).status()).toBe(200);
  const answer = await fetch(`http://127.0.0.1:${METRICS_PORT}/metrics`);
  const text = await answer.text();
  expect(text).toContain('payment_page_');
  expect(findLeaks([{ where: 'the metrics', text }], await sandbox.listSecrets())).toEqual([]);
  for (const personal of ['Ada Metric', 'Blue Ridge', '12500', bill.cFiTransactionId]) {
    expect(text).not.toContain(personal);
  }
  expect(text).not.toContain(new URL(payer.address).pathname.slice('/pay/'.length));
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
