import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { bankPayment, states } from '#lib/messages/testing/words.ts';

/** What the customer reads after pressing, and the one thing that they are offered to go on with. */
const AFTER_PRESSING = [
  { code: 'achValidate', words: 'refused', next: 'choose' },
  { code: 'plaidAccessToken', words: 'bankNotConnected', next: 'connect' },
  { code: 'paymentPlaidAccount', words: 'accountRefused', next: 'choose' },
  { code: 'plaid', words: 'bankConnectionFailed', next: 'connect' },
] as const;
for (const [{ code, words, next }, tag] of tagRepeats(AFTER_PRESSING, 2)) {
  test(`explains the refusal ${code} and lets the customer change something`, { tag }, async ({
    billPage,
  }) => {
    expectProblem(/status of (409|422)/);
    const bill = await billPage.begin('review');
    await bill.injectFault({ operation: 'C4', kind: 'refuse', code });
    await billPage.payButton.click();
    await expect(billPage.alert).toContainText(bankPayment.problems[words]);
    await expect(billPage.alert).toContainText(/Reference: [0-9A-Z]{5}-[0-9A-Z]{5}/);

    if (next === 'connect') {
      await billPage.connectButton.click();
      await billPage.link.connect();
    }
    // The only account was refused, so another one is at another bank.
    if (next === 'choose') {
      await expect(billPage.continueButton).toHaveCount(0);
      await billPage.leaveForAnotherBank();
      await billPage.link.connect({}, 'Rainy Day Savings');
    }
    await billPage.goOn();
    await billPage.pay();
    expect(await bill.countPayments()).toEqual({ received: 2, accepted: 1 });
  });
}

test('shows the state of the bill itself where a payment is refused because of it', async ({
  billPage,
}) => {
  expectProblem(/status of 409/);
  const bill = await billPage.begin('review');
  const refusal = { operation: 'C4', kind: 'refuse', code: 'paymentStatus' } as const;
  await bill.injectFault({ ...refusal, delayInMs: 1_500 });
  await billPage.payButton.click();
  await expect.poll(async () => (await bill.listCalls()).at(-1)?.operation).toBe('C4');
  await bill.setStatus('Cancelled');
  await expect(billPage.title(states.screens.cancelled.title)).toBeVisible();
  await billPage.expectNoPayment();
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 0 });
});

test('says that a bill cannot be paid where connectFi refuses it and still calls it Sent', async ({
  billPage,
}) => {
  expectProblem(/status of 409/);
  const bill = await billPage.begin('review', { scenario: 'paymentStatusRefusal' });
  await billPage.payButton.click();
  await expect(billPage.alert).toContainText(bankPayment.problems.notPayable);
  await expect(billPage.connected).toHaveCount(0);
  await billPage.alert.getByRole('button', { name: bankPayment.locked.look }).click();
  await expect(billPage.alert).toHaveCount(0);
  await expect(billPage.payButton).toBeVisible();
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 0 });
});

test('moves the date of a payment that came too late for its own, and takes it then @engines', async ({
  billPage,
}) => {
  expectProblem(/status of 409/);
  const bill = await billPage.begin('review', { scenario: 'entryDateMissed' });
  const leaves = billPage.main.getByText(/^on or after /);
  const planned = await leaves.innerText();
  await billPage.payButton.click();
  await expect(billPage.alert).toContainText(bankPayment.problems.entryDateMissed.slice(0, 60));
  await expect(leaves).not.toHaveText(planned);
  await billPage.pay();
  expect(await bill.countPayments()).toEqual({ received: 2, accepted: 1 });
});
