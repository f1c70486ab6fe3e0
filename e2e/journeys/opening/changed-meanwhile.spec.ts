import type { Page } from '@playwright/test';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { fill } from '#lib/domain/fill.ts';
import { bankPayment, states } from '#lib/messages/testing/words.ts';

const NEVER = { received: 0, accepted: 0 };
const ONCE = { received: 1, accepted: 1 };

test('shows a new amount for review and pays nothing until it is authorized @both-all', async ({
  billPage,
}) => {
  expectProblem(/status of 409/);
  const bill = await billPage.begin('review', { amount: 125 });
  await bill.update({ amount: 140.5 });
  await billPage.payButton.click();
  const changed = fill(bankPayment.amountChangedFrom, { formerAmount: '$125.00' });
  await expect(billPage.alert).toContainText(changed);
  await expect(billPage.payButton).toHaveAccessibleName('Authorize and pay $140.50');
  await expect(billPage.heading).not.toContainText('$125.00');
  expect(await bill.countPayments()).toEqual(NEVER);
  await billPage.pay();
  await expect(billPage.main).toContainText('$140.50');
  expect(await bill.countPayments()).toEqual(ONCE);
});

const ENDS = [
  ['Cancelled', 'cancelled'],
  ['Expired', 'expired'],
  ['Settled', 'settled'],
] as const;
for (const [[status, state], tag] of tagRepeats(ENDS)) {
  test(`shows the state of a bill that became ${status} before the press`, { tag }, async ({
    billPage,
  }) => {
    expectProblem(/status of 409/);
    const bill = await billPage.begin('review');
    await bill.setStatus(status);
    await billPage.payButton.click();
    await expect(billPage.title(states.screens[state].title)).toBeVisible();
    await billPage.expectNoPayment();
    expect(await bill.countPayments()).toEqual(NEVER);
  });
}

const FORGERIES = [
  ['debitDate', '2020-01-02', 'debitDateMoved'],
  ['authorizationVersion', 'another', 'authorizationChanged'],
] as const;
for (const [[member, value, code], tag] of tagRepeats(FORGERIES)) {
  test(`shows the review again, and says why, after ${code}`, { tag }, async ({
    page,
    billPage,
  }) => {
    expectProblem(/status of 409/);
    const bill = await billPage.begin('review');
    await forgeOrder(page, { [member]: value });
    await billPage.payButton.click();
    await expect(billPage.alert).toContainText(bankPayment.problems[code]);
    expect(await bill.countPayments()).toEqual(NEVER);
    await billPage.pay();
    expect(await bill.countPayments()).toEqual(ONCE);
  });
}

test('asks to connect the bank again when the connection ended before the press', async ({
  billPage,
}) => {
  expectProblem(/status of 409/);
  const bill = await billPage.begin('review');
  await bill.expireSessions();
  await billPage.payButton.click();
  await expect(billPage.alert).toContainText(bankPayment.problems.bankNotConnected);
  expect(await bill.countPayments()).toEqual(NEVER);
  await billPage.connectButton.click();
  await billPage.link.connect();
  await billPage.goOn();
  await billPage.pay();
  expect(await bill.countPayments()).toEqual(ONCE);
});

test('does not renew the session and send again when the payment itself meets a 401', async ({
  billPage,
}) => {
  expectProblem(/status of 409/);
  const bill = await billPage.begin('review', { switches: { acceptDuplicates: true } });
  const unauthorized = { kind: 'status', status: 401, code: 'unauthorized' } as const;
  await bill.injectFault({ operation: 'C4', ...unauthorized });
  await billPage.payButton.click();
  await expect(billPage.alert).toContainText(bankPayment.problems.bankNotConnected);
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 0 });
  const calls = await bill.listCalls();
  expect(calls.filter(({ operation }) => operation === 'C1')).toHaveLength(1);
});

/** Changes what the page sends with its next press, as an old page would send it. */
async function forgeOrder(page: Page, change: Record<string, string>): Promise<void> {
  await page.route(
    '**/ach-payment',
    (route) => route.continue({ postData: { ...route.request().postDataJSON(), ...change } }),
    { times: 1 },
  );
}
