import { BankSite } from '#e2e/qa/pages/bank-site.ts';
import { expect, test } from '#e2e/support/test.ts';
import { screens } from '#lib/messages/testing/words.ts';

/** With a part that looks like the address of a link. */
const PATH = '/back/payment/from-the-bank';

test.use({ appVariables: { OAUTH_RETURN_PATH: PATH } });

test('takes up the connection at the path that the operator has registered', async ({
  page,
  target,
  billPage,
}) => {
  const plaid = { oauth: 'redirect' as const, redirectUri: `${target.appOrigin}${PATH}` };
  await billPage.begin('window', { plaid });
  await (await BankSite.goThere(page, billPage.link)).answer('Approve');
  await expect(page).toHaveURL(`${target.appOrigin}${PATH}`);
  await billPage.finish();
});

test('asks which bill at that path as well @all', async ({
  page,
  target,
  createBill,
  billPage,
}) => {
  const plaid = { oauth: 'redirect' as const, redirectUri: `${target.appOrigin}${PATH}` };
  const other = await billPage.openTab((await createBill({ plaid, amount: 20 })).url);
  await other.connectButton.hover();
  await expect.poll(() => other.readTokenStatus()).toBe(200);
  await billPage.begin('window', { plaid, amount: 10 });
  const bank = await BankSite.goThere(page, billPage.link);
  // In a new tab, as a bank's app returns: the one that has left knows its bill.
  const returned = await billPage.openTab(bank.page.url());
  await new BankSite(returned.page).answer('Approve');
  await expect(returned.heading).toHaveText(screens.oauthChoose.title);
  await returned.page.getByRole('link', { name: /^\$10\.00 / }).click();
  await returned.finish();
});

test('stands at that path behind a proxy that ends TLS, too', async ({ request, target }) => {
  const headers = { 'x-forwarded-proto': 'https' };
  const answer = await request.get(`${target.appOrigin}${PATH}?oauth_state_id=1`, { headers });
  expect(answer.status()).toBe(200);
  expect(await answer.text()).toContain(screens.oauthAnotherPlace.title);
});
