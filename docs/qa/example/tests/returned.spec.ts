import { expect, test } from 'connectfi-payment-page-qa';

const DAY_IN_SECONDS = 24 * 60 * 60;

test('a payment comes back from the bank days later', async ({ bill, payer, sandbox }) => {
  const returned = await bill('returnR01');
  await payer.open(returned);
  await payer.pay();
  await expect(payer).toBePaid();

  await sandbox.advanceClock(returned.link, 10 * DAY_IN_SECONDS);
  await payer.open(returned);
  await expect(payer).toSayWhereTheMoneyIs('returned');
  await expect(payer).not.toBePaid({ timeout: 1_000 });
  await expect(payer).not.toOfferPayment();
});
