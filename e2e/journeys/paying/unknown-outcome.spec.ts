import { readJson } from '#e2e/support/payer.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, test } from '#e2e/support/test.ts';
import { bankPayment, states } from '#lib/messages/testing/words.ts';

const CONFIRMING = states.screens.confirming.title;
const ON_ITS_WAY = states.screens.processing.title;

/** The answer to a payment is lost, and for a while connectFi does not say how the bill stands. */
const SILENT = { switches: { acceptDuplicates: true, statusAnswer: 'absent' } } as const;

test('keeps everybody from paying again until an unknown outcome turns out paid @both-all @engines', async ({
  openAnotherBrowser,
  billPage,
}) => {
  const bill = await billPage.begin('review', SILENT);
  await bill.injectFault({ operation: 'C4', kind: 'resetAfter' });
  await billPage.payButton.click();
  await expect(billPage.title(CONFIRMING)).toBeVisible();
  await expect(billPage.main).toContainText('Do not pay again.');
  await billPage.reload();

  const anotherTab = await billPage.openTab();
  const anotherBrowser = await openAnotherBrowser();
  await anotherTab.open(bill);
  await anotherBrowser.open(bill);
  const all = [billPage, anotherTab, anotherBrowser];
  for (const one of all) {
    await expect(one.title(CONFIRMING)).toBeVisible();
    await expect(one.main).toContainText('Do not pay again.');
    await one.expectNoPayment();
  }

  await bill.setSwitches({ statusAnswer: 'documented' });
  for (const one of all) {
    await expect(one.title(ON_ITS_WAY)).toBeVisible({ timeout: 20_000 });
  }
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
});

test('says that nothing was taken when an unknown outcome turns out unpaid, and takes a second payment', async ({
  billPage,
}) => {
  test.setTimeout(60_000);
  const bill = await billPage.begin('review');
  await bill.injectFault({ operation: 'C4', kind: 'resetBefore' });
  await billPage.payButton.click();
  await expect(billPage.title(CONFIRMING)).toBeVisible();
  await billPage.expectNoPayment();

  await expect(billPage.main).toContainText(bankPayment.notices.notReceived, {
    timeout: 25_000,
  });
  await billPage.goOn();
  await billPage.pay();
  expect(await bill.countPayments()).toEqual({ received: 2, accepted: 1 });
});

const LOST_ANSWERS = [
  { kind: 'resetAfter' },
  { kind: 'truncated' },
  { kind: 'status', status: 500, isProcessed: true },
  { kind: 'status', status: 503, isProcessed: true, body: '<h1>Bad gateway</h1>' },
  { kind: 'garbage', isProcessed: true },
  { kind: 'html', isProcessed: true },
  { kind: 'html', isProcessed: true, status: 400 },
  { kind: 'empty', isProcessed: true },
  { kind: 'otherCode', isProcessed: true },
  { kind: 'redirect', isProcessed: true },
  { kind: 'huge', isProcessed: true },
  { kind: 'hang', isProcessed: true },
  { kind: 'delay', delayInMs: 3_500 },
] as const;
for (const [lost, tag] of tagRepeats(LOST_ANSWERS, 2)) {
  test(`sends one payment though its answer is lost: ${JSON.stringify(lost)}`, { tag }, async ({
    openPayer,
  }) => {
    const payer = await openPayer(SILENT);
    const { bill } = payer;
    const order = await payer.prepareOrder();
    await bill.injectFault({ operation: 'C4', ...lost });

    for (const _ of ['the first', 'a second', 'a third']) {
      const answer = await payer.pay(order);
      expect(answer.status()).toBe(202);
      expect(await readJson(answer)).toEqual({ outcome: 'unknown' });
    }
    const unsettled = { status: 'missing', isPayable: false, outcome: 'unknown' };
    expect(await payer.readStatus()).toEqual(unsettled);

    await expect.poll(async () => (await bill.read()).status).toBe('Processing');
    await bill.setSwitches({ statusAnswer: 'documented' });
    const settled = { status: 'Processing', isPayable: false, outcome: 'accepted' };
    expect(await payer.readStatus()).toEqual(settled);
    const again = await payer.pay(order);
    expect(again.status()).toBe(200);
    expect(await readJson(again)).toEqual({ outcome: 'accepted', status: 'Processing' });
    expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
  });
}
