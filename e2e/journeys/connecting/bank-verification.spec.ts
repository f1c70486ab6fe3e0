import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, test } from '#e2e/support/test.ts';
import { bankPayment } from '#lib/messages/testing/words.ts';

const { pending, problems } = bankPayment;

const PENDING = [
  'user_pending_auto',
  'microdeposits_good',
  'user_status_unsent',
  'user_status_database_insights_pending',
  'user_status_nobody_knows_this',
];
for (const [userName, tag] of tagRepeats(PENDING)) {
  test(`tells ${userName} when and how to come back, and has no payment`, { tag }, async ({
    billPage,
  }) => {
    const bill = await billPage.begin();
    await billPage.connectBank({ userName });
    await expect(billPage.title(pending.title)).toBeFocused();
    for (const words of [...pending.body, pending.money]) {
      await expect(billPage.main).toContainText(words);
    }
    await expect(billPage.continueButton.or(billPage.payButton)).toHaveCount(0);
    await expect.poll(() => billPage.readTokenStatus()).toBe(404);
    expect(await bill.countCalls('C8')).toBe(0);

    await billPage.page.getByRole('button', { name: pending.differentBank }).click();
    await billPage.connectInWindow();
  });
}

const VERIFICATIONS: readonly [status: string, isUsable: boolean][] = [
  ['manually_verified', true],
  ['verification_failed', false],
  ['automatically_verified', true],
  ['database_insights_pass_with_caution', true],
  ['verification_expired', false],
  ['database_insights_fail', false],
];
for (const [[status, isUsable], tag] of tagRepeats(VERIFICATIONS, 2)) {
  test(`${isUsable ? 'goes on' : 'asks for another account'} when Plaid says ${status}`, {
    tag,
  }, async ({ billPage }) => {
    await billPage.begin();
    await billPage.connectBank({ userName: `user_status_${status}` });
    if (isUsable) await expect(billPage.connected).toBeVisible();
    else await expect(billPage.alert).toContainText(problems.verificationFailed);
  });
}
