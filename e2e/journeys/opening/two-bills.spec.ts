import { BillPage } from '#e2e/qa/pages/bill-page.ts';
import { ProblemPage } from '#e2e/qa/pages/problem-page.ts';
import { countPayments, Payer } from '#e2e/support/payer.ts';
import { expect, test } from '#e2e/support/test.ts';

test('never mixes two bills in two tabs', async ({ page, context, createBill, sandbox }) => {
  const bill = await createBill({ amount: 210 });
  const other = await createBill({ amount: 88, merchant: { name: 'Old Harbor Books' } });
  const [billPage, otherPage] = [new BillPage(page), new BillPage(await context.newPage())];
  await billPage.page.goto(bill.url);
  await otherPage.page.goto(other.url);

  await billPage.goToReview();
  await otherPage.page.reload();
  await expect(otherPage.connectButton).toBeVisible();
  await expect(otherPage.main).toContainText('Old Harbor Books');
  await expect(otherPage.main).not.toContainText('••0000');

  await expect(billPage.payButton).toHaveAccessibleName('Authorize and pay $210.00');
  await billPage.payButton.click();
  await expect(billPage.title('Your payment is on its way')).toBeVisible();
  await expect(billPage.main).toContainText('Blue Ridge Dental');
  await otherPage.page.reload();
  await expect(otherPage.connectButton).toBeVisible();
  await expect(otherPage.main).toContainText('$88.00');
  expect(await countPayments(sandbox, bill)).toEqual({ received: 1, accepted: 1 });
  expect(await countPayments(sandbox, other)).toEqual({ received: 0, accepted: 0 });
});

test('keeps six bills, and lets the least recently opened one go', async ({
  page,
  context,
  createBill,
  expectProblem,
}) => {
  expectProblem(/status of 401/);
  const bills = await Promise.all(Array.from({ length: 7 }, () => createBill()));
  const [first, second, ...others] = bills;
  const open = async (url = '') => {
    const payer = await Payer.open(page.request, { url, link: '', cFiTransactionId: '' });
    return payer.address;
  };
  const firstAddress = await open(first?.url);
  const secondAddress = await open(second?.url);
  for (const { url } of others.slice(0, 4)) await open(url);
  await open(first?.url);
  const seventhAddress = await open(others[4]?.url);

  expect(await context.cookies()).toHaveLength(6);
  const response = await page.goto(secondAddress);
  await new ProblemPage(page).expectScreen('noSession', { response, status: 401 });
  for (const address of [firstAddress, seventhAddress]) {
    await page.goto(address);
    await expect(new BillPage(page).connectButton).toBeVisible();
  }
});
