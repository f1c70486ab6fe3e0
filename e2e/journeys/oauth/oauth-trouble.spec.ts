import type { Page } from '@playwright/test';
import { test } from '#e2e/support/redirect-test.ts';
import { expect, expectProblem } from '#e2e/support/test.ts';
import { bankPayment } from '#lib/messages/testing/words.ts';

const { oauth, problems } = bankPayment;

test('leaves the bill usable when the bank sends the customer to another host', async ({
  billPage,
  target,
  goToBank,
}) => {
  const plaid = { oauth: 'redirect' as const, redirectUri: `${target.sandboxOrigin}/` };
  const { bank, bill } = await goToBank({ plaid });
  await bank.answer('Approve');
  await billPage.page.waitForURL(
    (url) => url.origin === target.sandboxOrigin && url.pathname === '/',
  );
  await billPage.open(bill);
  await billPage.connect();
});

test('connects again from the bill when the customer comes back without an answer', async ({
  billPage,
  goToBank,
}) => {
  await goToBank();
  await billPage.page.goBack();
  await expect(billPage.link.element).toHaveCount(0);
  await billPage.connect();
});

test('renews a session that ended while the customer was at the bank', async ({
  billPage,
  goToBank,
}) => {
  const { bank, bill } = await goToBank();
  await bill.expireSessions();
  await bank.answer('Approve');
  await billPage.finish();
  expect(await bill.countCalls('C1')).toBe(2);
});

test('says on the return that the connection failed, and begins again from the bill', async ({
  billPage,
  goToBank,
}) => {
  expectProblem(/Failed to load resource.*\/bank-accounts\)/);
  const { bank, bill } = await goToBank();
  await bill.injectFault({ operation: 'C8', kind: 'refuse', code: 'plaid' });
  await bank.answer('Approve');
  await billPage.link.press('Finish');
  await expect(billPage.alert).toContainText(problems.bankConnectionFailed);
  await billPage.toBillLink.click();
  await billPage.connect();
});

test('has the accounts on the bill when only their list failed on the return', async ({
  billPage,
  goToBank,
}) => {
  expectProblem(/Failed to load resource.*\/bank-accounts\)/);
  const { bank, bill } = await goToBank();
  await bill.injectFault({ operation: 'C9', kind: 'html', times: 'always' });
  await bank.answer('Approve');
  await billPage.link.press('Finish');
  await expect(billPage.alert).toContainText(problems.upstreamUnreadable);
  await bill.clearFaults();
  await billPage.toBillLink.click();
  await expect(billPage.connected).toBeVisible();
  expect(await bill.countCalls('C8')).toBe(1);
});

test('says on the return that Plaid’s script is blocked', async ({ page, billPage, goToBank }) => {
  expectProblem(/ERR_BLOCKED_BY_CLIENT/);
  const { bank } = await goToBank();
  await page.route('**/plaid/link-initialize.js', (route) => route.abort('blockedbyclient'));
  await bank.answer('Approve');
  await expect(billPage.alert).toContainText(problems.scriptBlocked);
  await page.unroute('**/plaid/link-initialize.js');
  await billPage.toBillLink.click();
  await billPage.connect();
});

test('says on the return that it takes longer than usual', async ({ page, goToBank, billPage }) => {
  await page.clock.install();
  const { bank } = await goToBank();
  await page.route('**/plaid/link-initialize.js', () => {});
  await bank.answer('Approve');
  await expect(billPage.status).toHaveText(oauth.resuming);
  await page.clock.fastForward(5_000);
  await expect(billPage.status).toHaveText(oauth.resumingSlow);
});

test('stays on the return while the bill does not come, and then leads to it', async ({
  page,
  goToBank,
  billPage,
}) => {
  expectProblem(/ERR_CONNECTION_REFUSED/);
  const { bank } = await goToBank();
  await bank.answer('Approve');
  await expect(page).toHaveURL(/\/oauth$/);
  const mend = await refuseDocuments(page);
  await billPage.link.press('Finish');
  await expect(billPage.status).toHaveText(oauth.connected);
  await expect(billPage.toBillLink).toBeVisible({ timeout: 15_000 });
  await mend();
  await billPage.toBillLink.click();
  await expect(billPage.connected).toBeVisible();
});

/** No document of ours arrives until the given function is called, nor is one known to be there. */
async function refuseDocuments(page: Page): Promise<() => Promise<void>> {
  const addresses = /\/pay\/[\w-]{22}$|\/payment$/;
  await page.route(addresses, (route) => route.abort('connectionrefused'));
  return () => page.unroute(addresses);
}
