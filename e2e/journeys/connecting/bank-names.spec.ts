import { BankSite, OAUTH_BANK } from '#e2e/qa/pages/bank-site.ts';
import { readJson } from '#e2e/support/payer.ts';
import { expect, test } from '#e2e/support/test.ts';

const BANK = 'First Lantern Bank';

test('names the bank among its accounts, at the review and on the receipt', async ({
  billPage,
}) => {
  await billPage.begin();
  await billPage.connectBank({ userName: 'user_two_accounts' });
  await expect(billPage.main).toContainText(BANK);
  await billPage.reload();
  await expect(billPage.main).toContainText(BANK);
  await billPage.goOn();
  await expect(billPage.main.getByRole('definition').filter({ hasText: '••0000' })).toContainText(
    BANK,
  );
  await billPage.pay();
  await expect(billPage.main).toContainText(BANK);
  await billPage.reload();
  await expect(billPage.main).toContainText(BANK);
});

test('names a bank whose own site was visited', async ({ page, billPage }) => {
  await billPage.begin('window', { plaid: { oauth: 'redirect' } });
  const bank = await BankSite.goThere(page, billPage.link);
  await bank.answer('Approve');
  await billPage.finish();
  await expect(billPage.main).toContainText(OAUTH_BANK);
});

test('forgets the name of a bank that another one has taken the place of', async ({ billPage }) => {
  await billPage.begin();
  await billPage.connectBank();
  await expect(billPage.main).toContainText(BANK);
  await billPage.leaveForAnotherBank();
  await billPage.link.connect({ userName: 'user_null_institution' });
  await expect(billPage.payButton).toBeVisible();
  await expect(billPage.main).not.toContainText(BANK);
});

test('takes the name for text from elsewhere, whatever it holds', async ({
  page,
  request,
  openPayer,
}) => {
  const payer = await openPayer();
  const publicToken = await payer.finishLink();
  const bankName = `\u202e<img src=x onerror="window.intruded=1">\u0000 Bank\n{amount} ${'x'.repeat(5_000)}`;
  const answer = await payer.ask('bank-accounts', {
    method: 'POST',
    body: { publicToken, bankName },
  });
  expect(answer.status()).toBe(200);
  const shown = String((await readJson(answer)).bankName);
  expect(shown).toMatch(/^<img src=x onerror="window.intruded=1"> Bank \{amount\} x+$/);
  expect(shown.length).toBeLessThanOrEqual(80);
  await page.context().addCookies((await request.storageState()).cookies);
  await page.goto(payer.address);
  await expect(page.getByRole('main')).toContainText('<img src=x');
  expect(await page.evaluate(() => 'intruded' in window)).toBe(false);
});

test('connects a bank whose name is none', async ({ openPayer }) => {
  for (const bankName of [null, 7, '', ' \n ', { name: 'x' }]) {
    const payer = await openPayer();
    const publicToken = await payer.finishLink();
    const body = { publicToken, bankName };
    const answer = await payer.ask('bank-accounts', { method: 'POST', body });
    expect(answer.status()).toBe(200);
    expect(await readJson(answer)).not.toHaveProperty('bankName');
  }
});
