import { expect, test } from '#e2e/support/test.ts';

test('pays a bill from a bank account and follows it until it is settled @both @engines', async ({
  page,
  billPage,
}) => {
  const bill = await billPage.begin('bill', { amount: 125 });

  await expect(page).toHaveURL(/\/pay\/[0-9A-Za-z_-]{22}$/);
  await expect(billPage.main).toContainText('Blue Ridge Dental');
  await expect(billPage.main).toContainText('$125.00');

  await billPage.goToReview();
  await expect(billPage.nameOnAccount).toHaveValue('Jane Doe');
  await expect(billPage.payButton).toHaveAccessibleName('Authorize and pay $125.00');
  await expect(billPage.main).toContainText('••0000');
  await billPage.pay();
  await expect(billPage.main).toContainText(bill.cFiTransactionId);

  const { attempts } = await bill.read();
  expect(attempts).toMatchObject([{ isAccepted: true }]);

  for (const [status, title] of [
    ['SentToPay', 'Your payment was sent to your bank'],
    ['Completed', 'Your payment was confirmed'],
    ['Settled', 'Your payment is complete'],
  ] as const) {
    await bill.setStatus(status);
    await page.reload();
    await expect(billPage.title(title)).toBeVisible();
  }
});
