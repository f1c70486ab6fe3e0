import type { LinkWindow } from '#e2e/qa/pages/link-window.ts';
import { expect, test } from '#e2e/support/test.ts';
import { bankPayment } from '#lib/messages/testing/words.ts';

type Pane = {
  readonly title: string;
  readonly reach: (link: LinkWindow) => Promise<void>;
  readonly leave?: (link: LinkWindow) => Promise<void>;
};

const signIn = (userName: string) => (link: LinkWindow) => link.signIn({ userName });

/** At the beginning, where the bank is signed in at, and when all is done. */
const PANES: readonly Pane[] = [
  { title: 'Connect your account', reach: async () => {}, leave: (link) => link.press('Close') },
  { title: 'Sign in at First Lantern Bank', reach: (link) => link.chooseBank() },
  {
    title: 'Your account is connected',
    reach: async (link) => {
      await link.signIn();
      await link.chooseAccounts('Everyday Checking');
    },
  },
];

const OTHER_PANES: readonly Pane[] = [
  { title: 'Select your bank', reach: (link) => link.press('Continue') },
  {
    title: 'Sleepy Hollow Bank (down) is not available',
    reach: (link) => link.chooseBank('Sleepy Hollow Bank (down)'),
  },
  { title: 'Where should the code go?', reach: signIn('mfa_device') },
  {
    title: 'Enter your code',
    reach: async (link) => {
      await link.signIn({ userName: 'mfa_device' });
      await link.press('Continue');
    },
  },
  { title: 'Answer the questions of your bank', reach: signIn('mfa_questions_1_1') },
  { title: 'Choose the right answer', reach: signIn('mfa_selections') },
  { title: 'Select your account', reach: signIn('user_good') },
  {
    title: 'Enter your account numbers',
    reach: async (link) => {
      await link.press('Continue');
      await link.press('Enter account numbers instead');
    },
  },
  {
    title: 'Continue at Harbor OAuth Bank',
    reach: (link) => link.chooseBank('Harbor OAuth Bank'),
  },
];

const WALKS = [
  { where: 'early, midway or late', panes: PANES, tag: [] },
  { where: 'at any other pane', panes: OTHER_PANES, tag: '@all' },
];

for (const { where, panes, tag } of WALKS) {
  test(`takes leaving ${where} for no error, and opens again`, { tag }, async ({
    page,
    createBill,
    billPage,
  }) => {
    const bill = await createBill();
    const { link } = billPage;
    await page.goto(bill.url);
    await billPage.connectButton.focus();
    for (const [index, { title, reach, leave }] of panes.entries()) {
      await test.step(`leaving at “${title}”`, async () => {
        await page.keyboard.press('Enter');
        await expect(billPage.status).toHaveText(bankPayment.connect.linking);
        await reach(link);
        await expect(link.title(title)).toBeVisible();
        await (leave ? leave(link) : link.leave());

        await expect(link.element).toHaveCount(0);
        await expect(billPage.connectButton).toBeFocused();
        await expect(billPage.connectButton).not.toHaveAttribute('aria-disabled', 'true');
        await expect(billPage.status).toBeEmpty();
        await expect(billPage.alert).toHaveCount(0);
        await expect.poll(() => billPage.readTokenStatus()).toBe(404);
        expect(await bill.countCalls('C7'), 'link tokens').toBe(index + 1);
      });
    }
    await page.keyboard.press('Enter');
    await link.connect();
    await expect(billPage.connected).toBeVisible();
  });
}
