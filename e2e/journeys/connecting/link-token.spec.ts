import { readJson } from '#e2e/support/payer.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, test } from '#e2e/support/test.ts';
import { bankPayment } from '#lib/messages/testing/words.ts';

const MINUTE_IN_SECONDS = 60;
const LIFE_IN_SECONDS = 4 * 60 * MINUTE_IN_SECONDS;
const { problems } = bankPayment;

/** When the token of `LIFE_IN_SECONDS` has four minutes to live. */
const NEARLY_OVER_IN_SECONDS = LIFE_IN_SECONDS - 4 * MINUTE_IN_SECONDS;

test('fetches another token when the one in hand grows old', async ({ page, billPage }) => {
  await page.clock.install();
  const bill = await billPage.begin();
  await billPage.connectButton.hover();
  await expect(billPage.link.anyElement).toBeAttached();
  const first = await billPage.link.readToken();

  await page.clock.fastForward(NEARLY_OVER_IN_SECONDS * 1000);
  await expect.poll(() => bill.countCalls('C7')).toBe(2);
  await expect.poll(() => billPage.link.readToken()).not.toBe(first);
  await billPage.connectButton.click();
  await expect(billPage.link.title('Connect your account')).toBeVisible();
  expect(await bill.countCalls('C7')).toBe(2);
});

test('opens with a fresh token on a device that has slept meanwhile', async ({
  page,
  billPage,
}) => {
  await page.clock.install();
  const bill = await billPage.begin();
  await billPage.connectButton.hover();
  await expect(billPage.link.anyElement).toBeAttached();
  const first = await billPage.link.readToken();

  await page.clock.setSystemTime(Date.now() + NEARLY_OVER_IN_SECONDS * 1000);
  await billPage.connectButton.click();
  await expect(billPage.link.title('Connect your account')).toBeVisible();
  expect(await billPage.link.readToken()).not.toBe(first);
  expect(await bill.countCalls('C7')).toBe(2);
});

test('never opens with a token that has less than five minutes to live', async ({ billPage }) => {
  const bill = await billPage.begin();
  await bill.advanceClock(-NEARLY_OVER_IN_SECONDS);
  await billPage.connectButton.click();
  await expect(billPage.alert).toContainText(problems.connectingUnavailable);
  await expect(billPage.link.anyElement).toHaveCount(0);

  await bill.advanceClock(NEARLY_OVER_IN_SECONDS);
  await billPage.againButton.click();
  await expect(billPage.link.title('Connect your account')).toBeVisible();
});

for (const [[when, openFirst], tag] of tagRepeats([
  ['before it was opened', false],
  ['while it was open', true],
] as const)) {
  test(`has a fresh token ready when the window’s own died ${when}`, { tag }, async ({
    createBill,
    billPage,
  }) => {
    const bill = await createBill();
    const { link } = billPage;
    await billPage.open(bill);
    await (openFirst ? billPage.connectButton.click() : billPage.connectButton.hover());
    await expect(openFirst ? link.title('Connect your account') : link.anyElement).toBeAttached();
    const first = await link.readToken();

    await bill.advanceClock(LIFE_IN_SECONDS);
    await (openFirst ? link.press('Continue') : billPage.connectButton.click());
    await expect(link.title('Something went wrong')).toBeVisible();
    await link.press('Exit');
    await expect(billPage.alert).toContainText(problems.timedOut);
    await expect.poll(() => link.readToken()).not.toBe(first);
    await billPage.connectButton.click();
    await link.connect();
    await expect(billPage.connected).toBeVisible();
    expect(await bill.countCalls('C7')).toBe(2);
  });
}

test('answers with a token and its end and nothing more, and forgets it when told to', async ({
  openPayer,
}) => {
  const payer = await openPayer();
  expect((await payer.ask('link-token')).status()).toBe(404);
  const created = await readJson(await payer.createLinkToken());
  expect(Object.keys(created).sort()).toEqual(['expiration', 'linkToken']);
  const kept = await readJson(await payer.ask('link-token'));
  expect(kept.linkToken).toBe(created.linkToken);
  expect((await payer.ask('link-token', { method: 'DELETE' })).status()).toBe(204);
  expect((await payer.ask('link-token')).status()).toBe(404);
});
