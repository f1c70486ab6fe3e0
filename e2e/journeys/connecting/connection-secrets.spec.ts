import type { Heard } from '#e2e/qa/leaks.ts';
import { BankSite } from '#e2e/qa/pages/bank-site.ts';
import type { PlaidSettings } from '#e2e/sandbox/plaid-settings.ts';
import type { JourneyPage } from '#e2e/support/bills/journey-page.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, test } from '#e2e/support/test.ts';

const TOKEN = /(link|public)-sandbox-[0-9a-f-]{36}/;
/** Where the browser gets its link token, and the only answers that may carry one. */
const CARRIES_TOKEN = /^the answer 200 to (GET|POST) \/pay\/[\w-]{22}\/link-token$/;

const WAYS: readonly [
  name: string,
  plaid: PlaidSettings,
  connect: (bill: JourneyPage) => Promise<void>,
][] = [
  ['with a password', {}, (bill) => bill.connectBank()],
  [
    'by redirect',
    { oauth: 'redirect' },
    async (bill) => {
      await bill.connectButton.click();
      await (await BankSite.goThere(bill.page, bill.link)).answer('Approve');
      await bill.link.press('Finish');
    },
  ],
];
for (const [[name, plaid, connect], tag] of tagRepeats(WAYS)) {
  test(`keeps Plaid’s tokens out of addresses, pages and storage when connecting ${name}`, {
    tag,
  }, async ({ page, target, billPage }) => {
    target.takeHeard();
    await billPage.begin('bill', { plaid });
    await connect(billPage);
    await expect(billPage.connected).toBeVisible();
    await page.reload();
    await expect(billPage.connected).toBeVisible();

    const heard = target.takeHeard().filter(({ text }) => TOKEN.test(text));
    expect(heard.some(carriesToken)).toBe(true);
    expect(heard.filter((one) => !carriesToken(one))).toEqual([]);
    expect(await page.content()).not.toMatch(TOKEN);
    expect(await listStorage(billPage)).toEqual([]);
  });
}

test('leaves nothing in the browser’s storage while Plaid’s window is open', async ({
  billPage,
}) => {
  await billPage.begin('window');
  await billPage.link.chooseBank();
  expect(await listStorage(billPage)).toEqual([]);
  expect(billPage.page.url()).not.toMatch(TOKEN);
});

function carriesToken({ where }: Heard): boolean {
  return CARRIES_TOKEN.test(where);
}

function listStorage({ page }: JourneyPage): Promise<string[]> {
  return page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name ?? ''),
    ...(await caches.keys()),
    ...document.cookie.split('; ').filter((cookie) => cookie !== ''),
  ]);
}
