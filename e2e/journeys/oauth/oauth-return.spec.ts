import { test } from '#e2e/support/redirect-test.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect } from '#e2e/support/test.ts';
import { bankPayment } from '#lib/messages/testing/words.ts';

const { oauth, problems } = bankPayment;

test('finishes the connection on the return from the bank, without a press @both-all @engines', async ({
  page,
  billPage,
  goToBank,
}) => {
  const { bank, bill } = await goToBank();
  await bank.answer('Approve');
  await expect(page).toHaveURL(/\/oauth$/);
  await billPage.link.press('Finish');
  await expect(page).toHaveURL(/\/pay\/[\w-]{22}$/);
  await expect(billPage.main).toContainText('Checking ••4242');
  await expect.poll(() => billPage.readTokenStatus()).toBe(404);
  expect(await bill.countCalls('C7')).toBe(1);
  expect(await bill.countCalls('C8')).toBe(1);
});

test('asks for the bill once, however slowly it comes', async ({ page, billPage, goToBank }) => {
  const { bank } = await goToBank();
  await bank.answer('Approve');
  await expect(page).toHaveURL(/\/oauth$/);
  const asked: string[] = [];
  await page.route(/\/pay\/[\w-]{22}$/, async (route) => {
    if (!route.request().isNavigationRequest()) return route.continue();
    asked.push(route.request().url());
    await new Promise((done) => setTimeout(done, 3_000));
    await route.continue();
  });
  await billPage.link.press('Finish');
  await expect(billPage.connected).toBeVisible();
  expect(asked).toHaveLength(1);
});

test('finishes it whatever an app has added to the address on the way back', async ({
  billPage,
  goToBank,
}) => {
  const { bank } = await goToBank();
  await billPage.page.route(
    (url) => url.pathname === '/oauth',
    (route) => {
      const { origin, searchParams } = new URL(route.request().url());
      const state = `oauth_state_id=${searchParams.get('oauth_state_id')}`;
      const query = `fbclid=1&amp;${state}&utm_source=mail&${state}&_gl=1*a#_=_`;
      const address = JSON.stringify(`${origin}/oauth?${query}`);
      const body = `<script>location.replace(${address})</script>`;
      return route.fulfill({ contentType: 'text/html', body });
    },
    { times: 1 },
  );
  await bank.answer('Approve');
  await billPage.link.press('Finish');
  await expect(billPage.main).toContainText('Checking ••4242');
});

const ENDINGS: readonly [answer: 'Deny' | 'Make the bank fail', words: string][] = [
  ['Deny', problems.leftBank],
  ['Make the bank fail', problems.plaidNotAnswering],
];
for (const [[answer, words], tag] of tagRepeats(ENDINGS)) {
  test(`says what to do after “${answer}” at the bank, and leads to the bill`, { tag }, async ({
    billPage,
    goToBank,
  }) => {
    const { bank } = await goToBank();
    await bank.answer(answer);
    await billPage.link.press('Exit');
    await expect(billPage.alert).toContainText(words);
    await billPage.toBillLink.click();
    await expect(billPage.connectButton).toBeVisible();
    expect(await billPage.readTokenStatus()).toBe(404);
    await billPage.connect();
  });
}

test('takes leaving on the return page for no error', async ({ billPage, goToBank }) => {
  const { bank } = await goToBank();
  await bank.answer('Approve');
  await expect(billPage.link.title('Your account is connected')).toBeVisible();
  await billPage.link.leave();
  await expect(billPage.alert).toHaveText(oauth.closed);
  await billPage.toBillLink.click();
  await expect(billPage.connectButton).toBeVisible();
  expect(await billPage.readTokenStatus()).toBe(404);
});
