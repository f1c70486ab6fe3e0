import { expect, test } from 'connectfi-payment-page-qa';

test('an account is refused, and another one pays', async ({ bill, payer, sandbox }) => {
  const refused = await bill('accountRefused');
  await payer.open(refused);
  await payer.pay();
  const refusal = payer.words.within('bankPayment.problems.refused');
  await expect(payer.billPage.alert).toContainText(refusal);
  await expect(payer).toOfferPayment();

  // From now on connectFi takes what it is given.
  await sandbox.clearFaults(refused.link);
  await payer.useAnotherBank({ account: 'Rainy Day Savings' });
  await payer.review();
  await payer.authorize();
  await expect(payer).toBePaid();
});
