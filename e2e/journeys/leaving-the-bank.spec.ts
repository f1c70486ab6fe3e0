import { countCalls } from '#e2e/support/count-calls.ts';
import { BillPage } from '#e2e/support/pages/bill-page.ts';
import type { LinkWindow } from '#e2e/support/pages/link-window.ts';
import { expect, test } from '#e2e/support/test.ts';
import { bankPayment } from '#lib/messages/en/bank-payment.ts';

type Pane = {
  readonly title: string;
  readonly reach: (link: LinkWindow) => Promise<void>;
  readonly leave?: (link: LinkWindow) => Promise<void>;
};

const signIn = (userName: string) => (link: LinkWindow) => link.signIn({ userName });

const PANES: readonly Pane[] = [
  {
    title: 'Connect your account',
    reach: async () => {},
    leave: (link) => link.press('Close'),
  },
  { title: 'Select your bank', reach: (link) => link.press('Continue') },
  { title: 'Sign in at First Lantern Bank', reach: (link) => link.chooseBank() },
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
  {
    title: 'Your account is connected',
    reach: async (link) => {
      await link.signIn();
      await link.chooseAccounts('Everyday Checking');
    },
  },
];
for (const { title, reach, leave } of PANES) {
  test(`takes leaving at “${title}” for no error, and opens again`, async ({
    page,
    createBill,
    openBill,
    sandbox,
  }) => {
    const bill = await createBill();
    const billPage = new BillPage(page);
    const { link } = billPage;
    await openBill(bill);
    await billPage.connectButton.click();
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

    await page.keyboard.press('Enter');
    await link.connect();
    await expect(billPage.accounts).toHaveCount(1);
    expect(await countCalls(sandbox, bill, 'C7')).toBe(2);
  });
}
