import { Payer, readJson } from '#e2e/support/payer.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, test } from '#e2e/support/test.ts';
import { states } from '#lib/messages/testing/words.ts';

const CONFIRMING = states.screens.confirming.title;
/** A little more than `SETTLING_SECONDS` of these runs. */
const WINDOW_IN_MS = 7_000;

/** What connectFi can say of a bill without saying whether the payment was received. */
const SILENCES = [
  { name: 'says no status', switches: { statusAnswer: 'absent' } },
  { name: 'says a status that nobody knows', switches: { statusAnswer: 'unheardOf' } },
  { name: 'shows only the public members', switches: { detailsAnswer: 'bare' } },
] as const;
for (const [{ name, switches }, tag] of tagRepeats(SILENCES)) {
  test(`goes on confirming past the settling window where connectFi ${name}`, { tag }, async ({
    openPayer,
  }) => {
    const payer = await openPayer({ switches: { acceptDuplicates: true } });
    const { bill } = payer;
    await bill.setSwitches(switches);
    // A status that nobody knows is not even payable to begin with.
    if (name.includes('nobody knows')) await bill.setSwitches({ statusAnswer: 'absent' });
    const order = await payer.payUnanswered('resetBefore');
    await bill.setSwitches(switches);

    const submittedAt = Date.now();
    await expect
      .poll(
        async () => {
          expect(await payer.readStatus()).toMatchObject({ isPayable: false, outcome: 'unknown' });
          return Date.now() - submittedAt;
        },
        { intervals: [500], timeout: 15_000 },
      )
      .toBeGreaterThan(WINDOW_IN_MS);
    const again = await payer.pay(order);
    expect(again.status()).toBe(202);
    expect(await readJson(again)).toEqual({ outcome: 'unknown' });
    expect(await bill.countPayments()).toEqual({ received: 1, accepted: 0 });
  });
}

/** connectFi has accepted the payment, and its reading of the bill lags behind or says nothing. */
const LAGS = [
  { name: 'still says Sent', lag: 'Sent' },
  { name: 'still says Initiated', lag: 'Initiated' },
  { name: 'says no status', lag: undefined },
] as const;
for (const [{ name, lag }, tag] of tagRepeats(LAGS)) {
  test(`never offers an accepted payment again while connectFi ${name}`, { tag }, async ({
    page,
    createBill,
    openAnotherBrowser,
    billPage,
  }) => {
    const bill = await createBill({ switches: { acceptDuplicates: true, payAnswer: 'empty' } });
    const payer = await Payer.open(page.request, bill);
    const order = await payer.prepareOrder();
    const answer = await payer.pay(order);
    expect(answer.status()).toBe(200);
    expect(await readJson(answer)).toEqual({ outcome: 'accepted', status: 'missing' });
    if (lag) await bill.setStatus(lag, { isLocked: true });
    else await bill.setSwitches({ statusAnswer: 'absent' });

    for (const one of [billPage, await openAnotherBrowser()]) {
      await one.open(bill);
      await expect(one.title(states.screens.processing.title)).toBeVisible();
      await one.expectNoPayment();
    }
    expect((await payer.pay(order)).status()).toBe(200);
    expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
  });
}

const ENDS = [
  ['Cancelled', 'cancelled'],
  ['Expired', 'expired'],
  ['Rejected', 'rejected'],
] as const;
for (const [[status, state], tag] of tagRepeats(ENDS)) {
  test(`ends an unknown outcome without payment when the bill becomes ${status}`, { tag }, async ({
    page,
    createBill,
    billPage,
  }) => {
    const bill = await createBill({ switches: { statusAnswer: 'absent' } });
    const payer = await Payer.open(page.request, bill);
    const order = await payer.payUnanswered('resetBefore');
    await page.goto(bill.url);
    await expect(billPage.title(CONFIRMING)).toBeVisible();
    await bill.setStatus(status);
    await bill.setSwitches({ statusAnswer: 'documented' });
    await expect(billPage.title(states.screens[state].title)).toBeVisible();
    await billPage.expectNoPayment();
    const again = await payer.pay(order);
    expect(again.status()).toBe(409);
    expect(await readJson(again)).toMatchObject({ code: 'notPayable' });
    expect(await bill.countPayments()).toEqual({ received: 1, accepted: 0 });
  });
}
