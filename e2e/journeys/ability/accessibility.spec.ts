import { listFaults } from '#e2e/support/looks/list-faults.ts';
import { expect, test } from '#e2e/support/test.ts';

test('has no fault that a machine can find, from the bill to the receipt @both-all', async ({
  page,
  billPage,
}) => {
  test.slow();
  await billPage.begin('bill', { attachments: [{ fileName: 'Invoice.pdf' }] });
  await billPage.connectButton.waitFor();
  expect(await listFaults(page, 'all')).toEqual([]);

  await billPage.connectBank({ userName: 'user_two_accounts' });
  await billPage.continueButton.waitFor();
  expect(await listFaults(page, 'all')).toEqual([]);

  await billPage.goOn();
  await billPage.payButton.waitFor();
  expect(await listFaults(page, 'all')).toEqual([]);

  await billPage.payButton.click();
  await billPage.title('Your payment is on its way').waitFor();
  expect(await listFaults(page, 'all')).toEqual([]);
});
