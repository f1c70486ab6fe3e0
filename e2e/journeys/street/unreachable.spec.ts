import { type Gate, startGate } from '#e2e/support/app/gate.ts';
import { readJson } from '#e2e/support/payer.ts';
import { test as base, expect, expectProblem } from '#e2e/support/test.ts';
import { bankPayment } from '#lib/messages/testing/words.ts';

/** The app reaches connectFi through a gate, which can refuse the connection that a payment makes. */
const test = base.extend<object, { gate: Gate }>({
  gate: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is needed here
    async ({}, use) => {
      const gate = await startGate();
      await use(gate);
      await gate.close();
    },
    { scope: 'worker' },
  ],
  appVariables: async ({ gate }, use) => use({ CONNECTFI_BASE_URL: `${gate.origin}/connectfi` }),
});

test.beforeEach(({ gate, target }) => {
  gate.leadTo(Number(new URL(target.sandboxOrigin).port));
});

test('says that nothing was sent when connectFi cannot be reached, and takes the payment at once after that', async ({
  billPage,
  gate,
}) => {
  expectProblem(/status of 503/);
  const bill = await billPage.begin('review', { switches: { acceptDuplicates: true } });
  await gate.shut();
  await billPage.payButton.click();
  await expect(billPage.alert).toContainText(bankPayment.problems.upstreamUnavailable);
  expect(await bill.countPayments()).toEqual({ received: 0, accepted: 0 });
  await gate.open();
  await billPage.pay();
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
});

test('leaves a bill payable for which no connection could be made', async ({ gate, openPayer }) => {
  const payer = await openPayer();
  const order = await payer.prepareOrder();
  await payer.readStatus();
  await gate.shut();
  const answer = await payer.pay(order);
  await gate.open();
  expect(answer.status()).toBe(503);
  expect(await readJson(answer)).toMatchObject({ code: 'upstreamUnavailable' });
  expect(await payer.readStatus()).toEqual({
    status: 'Sent',
    isPayable: true,
    outcome: 'notReceived',
  });
  expect((await payer.pay(order)).status()).toBe(200);
  expect(await payer.bill.countPayments()).toEqual({ received: 1, accepted: 1 });
});
