import { findLeaks } from '#e2e/support/leaks.ts';
import { Payer } from '#e2e/support/payer.ts';
import { expect, test } from '#e2e/support/test.ts';
import { findFreePort } from '#lib/testing/free-port.ts';

const METRICS_PORT = await findFreePort();

test.use({ appVariables: { METRICS_PORT: String(METRICS_PORT) } });

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
