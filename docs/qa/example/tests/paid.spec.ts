import { expect, test } from 'connectfi-payment-page-qa';

const DAY_IN_SECONDS = 24 * 60 * 60;

test('a bill is paid, and settled within days', async ({ bill, payer, sandbox }) => {
  const rent = await bill({ amount: 125, invoiceNumber: 'RENT-12', payerName: 'Jane Doe' });
  await payer.open(rent);
  await expect(payer).toOfferPayment();

  await payer.connectBank();
  await payer.review();
  await expect(payer.billPage.main).toContainText('$125.00');
  await payer.authorize();
  await expect(payer).toBePaid();
  await expect(payer).toSayWhereTheMoneyIs('processing');
  await expect(payer.fact('status.receipt.confirmation')).toBeVisible();

  await sandbox.advanceClock(rent.link, 10 * DAY_IN_SECONDS);
  await payer.open(rent);
  await expect(payer).toBeSettled();
});
