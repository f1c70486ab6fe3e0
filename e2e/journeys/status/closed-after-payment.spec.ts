import type { Page } from '@playwright/test';
import type { CreatedBill } from '#e2e/qa/control-types.ts';
import { Payer, readJson } from '#e2e/support/payer.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { states, status as words } from '#lib/messages/testing/words.ts';
import { chooseStateWords } from '#lib/messages/write-title.ts';

/** U10a: connectFi opens no link any more once its bill is paid. */
const REFUSING = { endedLink: 'refuse' } as const;
const SUBMITTED = chooseStateWords(states, 'processing', true).title;
const CONFIRMING = states.screens.confirming.title;

/** What only the session may see that gave the authorization. */
const GIVEN = ['Checking ••', 'Jane Doe', words.receipt.authorization];

/** Expects the letter of a payment as every holder of its link may see it, in all that the browser holds. */
async function expectNothingPrivate(page: Page, bill: CreatedBill): Promise<void> {
  const sent = await page.request.get(page.url());
  const held = (await page.content()) + (await sent.text());
  expect(held).toContain(bill.cFiTransactionId);
  for (const text of [...GIVEN, '••', 'ACH debit', 'INV-20418']) expect(held).not.toContain(text);
  expect(held).not.toContain(bill.link);
}

test('shows in another browser what we know of a payment whose link is closed @both-all', async ({
  page,
  createBill,
  openAnotherBrowser,
}) => {
  const bill = await createBill({ switches: REFUSING });
  const payer = await Payer.open(page.request, bill);
  await payer.payBill();

  const elsewhere = await openAnotherBrowser();
  const response = await elsewhere.open(bill);
  expect(response?.status()).toBe(200);
  expect(elsewhere.page.url()).toBe(bill.url);
  await expect(elsewhere.title(SUBMITTED)).toBeVisible();
  await expect(elsewhere.page).toHaveTitle(`${SUBMITTED} · $125.00 · Blue Ridge Dental`);
  for (const text of ['Do not pay again.', 'Submitted', bill.cFiTransactionId]) {
    await expect(elsewhere.main).toContainText(text);
  }
  await elsewhere.expectNoPayment();
  await expectNothingPrivate(elsewhere.page, bill);
  expect(await elsewhere.page.context().cookies()).toEqual([]);
});

test('says behind a closed link that a payment is being confirmed, and offers no other', async ({
  page,
  createBill,
  openAnotherBrowser,
}) => {
  const bill = await createBill({ switches: REFUSING });
  const payer = await Payer.open(page.request, bill);
  await payer.payUnanswered();

  const elsewhere = await openAnotherBrowser();
  const news = elsewhere.page.waitForResponse(
    (answer) => answer.request().headers().accept === 'application/json',
  );
  await elsewhere.open(bill);
  await expect(elsewhere.title(CONFIRMING)).toBeVisible();
  await expect(elsewhere.main).toContainText('Do not pay again.');
  await elsewhere.expectNoPayment();
  const open = { status: 'missing', isPayable: false, outcome: 'unknown' };
  expect(await (await news).json()).toEqual(open);
  await expect(elsewhere.title(CONFIRMING)).toBeVisible();
  await expectNothingPrivate(elsewhere.page, bill);
});

test('shows account and authorization of a closed bill to the session that gave them alone', async ({
  page,
  openAnotherBrowser,
  billPage,
}) => {
  const bill = await billPage.begin('review');
  const elsewhere = await openAnotherBrowser(bill.url);
  const refused = { operation: 'C2', kind: 'refuse', code: 'paymentStatus' } as const;
  await billPage.pay();
  await bill.injectFault({ ...refused, times: 'always' });

  await page.reload();
  await expect(billPage.title(SUBMITTED)).toBeVisible();
  for (const text of GIVEN) await expect(billPage.main).toContainText(text);
  await elsewhere.reload();
  await expect(elsewhere.title(SUBMITTED)).toBeVisible();
  await expectNothingPrivate(elsewhere.page, bill);

  const status = await readJson(await page.request.get(`${page.url()}/status`));
  expect(status).toEqual({ status: 'Processing', isPayable: false, outcome: 'accepted' });
});

test('says nothing of a payment that failed before the link was closed', async ({
  page,
  createBill,
  openAnotherBrowser,
}) => {
  expectProblem(/status of 410/);
  const bill = await createBill({ switches: REFUSING });
  const payer = await Payer.open(page.request, bill);
  const order = await payer.prepareOrder();
  await bill.injectFault({ operation: 'C4', kind: 'refuse', code: 'achVerify' });
  expect((await payer.pay(order)).status()).toBe(422);
  await bill.setStatus('Cancelled');

  const elsewhere = await openAnotherBrowser();
  await elsewhere.expectScreen('closed', 410, await elsewhere.open(bill));
});

test('takes no word for the bill of a link but that of the link itself', async ({
  request,
  openPayer,
}) => {
  const payer = await openPayer({ switches: REFUSING });
  await payer.payBill();
  const ref = new URL(payer.address).pathname.split('/').at(-1) ?? '';
  const smuggled = { 'x-opening-ref': ref, 'x-opening-trouble': 'closed', 'x-payment-link': ref };
  for (const accept of ['text/html', 'application/json']) {
    for (const path of ['/payment', '/payment/short-7', `/payment/${ref}`]) {
      const answer = await request.get(path, { headers: { ...smuggled, accept } });
      expect([path, answer.status()]).toEqual([path, 404]);
      expect(await answer.text()).not.toContain(payer.bill.cFiTransactionId);
    }
  }
});
