import { Payer, readJson } from '#e2e/support/payer.ts';
import { expect, test } from '#e2e/support/test.ts';

const BILL = { switches: { acceptDuplicates: true } };
const ONCE = { received: 1, accepted: 1 };

test('sends one payment for orders of one moment, each of which found the bill unpaid', async ({
  request,
  playwright,
  createBill,
}) => {
  const bill = await createBill(BILL);
  const contexts = await Promise.all([1, 2, 3].map(() => playwright.request.newContext()));
  const payers: { payer: Payer; order: unknown }[] = [];
  for (const context of [request, ...contexts]) {
    const payer = await Payer.open(context, bill);
    payers.push({ payer, order: await payer.prepareOrder() });
  }
  // The bill is read at once; the accounts come so late that by then every order has found it unpaid.
  const lateAccounts = { operation: 'C9', kind: 'delay', delayInMs: 1_000 } as const;
  await bill.injectFault({ ...lateAccounts, times: 'always' });
  await bill.injectFault({ operation: 'C4', kind: 'delay', delayInMs: 1_000 });
  const answers = await Promise.all(payers.map(({ payer, order }) => payer.pay(order)));
  const statuses = answers.map((answer) => answer.status()).sort();
  expect(statuses).toEqual([200, 202, 202, 202]);
  expect(await bill.countPayments()).toEqual(ONCE);
  for (const context of contexts) await context.dispose();
});

test('tells a second request of the first one while that is on its way', async ({ openPayer }) => {
  const payer = await openPayer(BILL);
  const { bill } = payer;
  const order = await payer.prepareOrder();
  await bill.injectFault({ operation: 'C4', kind: 'delay', delayInMs: 1_500 });
  const first = payer.pay(order);
  await bill.waitForCall('C4');
  const second = await payer.pay(order);
  expect(second.status()).toBe(202);
  expect(await readJson(second)).toEqual({ outcome: 'submitted' });
  expect((await first).status()).toBe(200);
  expect(await bill.countPayments()).toEqual(ONCE);
});
