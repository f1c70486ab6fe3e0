import { readAttempt } from '#e2e/support/app/read-attempt.ts';
import { expectFailure, Payer } from '#e2e/support/payer.ts';
import { expect, test } from '#e2e/support/test.ts';
import { fill } from '#lib/domain/fill.ts';
import { status } from '#lib/messages/testing/words.ts';

const words = status.receipt;
const MERCHANT = { merchant: 'Blue Ridge Dental' };

test.use({ javaScriptEnabled: false });

test('gives a copy of the authorization to keep, and says how to revoke it, without scripts', async ({
  page,
  billPage,
  openAnotherBrowser,
  target,
}) => {
  const bill = await billPage.begin('paid');
  const attempt = await readAttempt(target.dataFolder ?? '', bill.cFiTransactionId);
  const text = attempt?.authorizationText ?? 'none';

  const { main } = billPage;
  await expect(main).toContainText(fill(words.revoking.open, MERCHANT));
  await page.getByRole('link', { name: words.keepLink }).click();
  await expect(billPage.heading).toHaveText(words.authorization);
  for (const paragraph of text.split('\n\n')) await expect(main).toContainText(paragraph);
  await expect(main).toContainText(bill.cFiTransactionId);
  await expect(main).toContainText(fill(words.revoking.open, MERCHANT));

  const address = await page.getByRole('link', { name: words.file }).getAttribute('href');
  const file = await page.request.get(address ?? '');
  expect(file.headers()['content-disposition']).toMatch(/^attachment; filename="[\w.-]+\.txt"$/);
  expect((await file.text()).startsWith(`${text}\n`)).toBe(true);
  expect(await file.text()).toContain(attempt?.submittedAt);

  await bill.setStatus('SentToPay');
  await page.reload();
  await expect(main).toContainText(fill(words.revoking.sent, MERCHANT));

  const elsewhere = await openAnotherBrowser();
  const theirs = await Payer.open(elsewhere.page.request, bill);
  await elsewhere.page.goto(`${theirs.address}/authorization`);
  await expect(elsewhere.page).toHaveURL(theirs.address);
  expect(await elsewhere.page.content()).not.toContain('authorize Blue Ridge Dental');
  await expectFailure(await theirs.ask('authorization-file'), [404, 'notFound'], 'another session');
});

test('takes no old authorization for a payment that came back', async ({ page, createBill }) => {
  const bill = await createBill({ switches: { acceptDuplicates: true } });
  const payer = await Payer.open(page.request, bill);
  const order = await payer.payBill();
  await bill.setStatus('SentToPay');
  await bill.setStatus('Returned');
  await page.goto(payer.address);
  await expect(page.getByRole('main')).toContainText(words.revoking.spent);
  await expectFailure(await payer.pay(order), [409, 'notPayable'], 'the old order');
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
});
