import { expect, test } from 'connectfi-payment-page-qa';

test('a payment without an answer is not made twice', async ({ bill, payer, sandbox }) => {
  // connectFi would take a second payment, so that only the page can prevent it.
  const switches = { acceptDuplicates: true };
  const unanswered = await bill('resetAfter', { switches });
  await payer.open(unanswered);
  await payer.pay();
  await expect(payer).not.toOfferPayment();

  await payer.open(unanswered);
  await expect(payer).toBePaid({ timeout: 60_000 });
  const { attempts } = await sandbox.readBill(unanswered.link);
  expect(attempts).toHaveLength(1);
});
