import { NOT_PAYABLE } from '#e2e/support/bills/states-on-arrival.ts';
import { hasJava, listHtmlErrors } from '#e2e/support/looks/check-html.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { PREVIEW_SCREENS } from '#lib/brand/preview/screens.ts';
import { bankPayment } from '#lib/messages/testing/words.ts';

test.use({ brands: 'examples', appVariables: { BRAND_PREVIEW: '1' } });
test.skip(
  !(await hasJava()) && !process.env.CI,
  'the Nu HTML checker needs Java: install default-jre-headless or the like',
);

const LONGEST_CHECK_IN_MS = 300_000;
/** Between them they have every kind of letterhead, font and wording. */
const BRANDS = ['hoistwell', 'puddlewren'];
const WITHOUT_BILL = [
  '/payment/unknown-link',
  '/nothing/here',
  '/pay/0000000000000000000000',
  '/oauth?oauth_state_id=any',
  `/payment/${'x'.repeat(9_000)}`,
];

/** Where Next draws a page again it puts the metadata behind the style. As sent they are first. */
const LATE_CHARSET = /^the .+ as drawn: A “charset” attribute .+ after the first 1024 bytes/;

test('is HTML without an error, on every screen of the preview', { tag: '@all' }, async ({
  request,
}) => {
  test.setTimeout(LONGEST_CHECK_IN_MS);
  const documents = new Map<string, string>();
  const read = async (address: string) =>
    documents.set(address, await (await request.get(address)).text());
  await read('/brand-preview');
  for (const brand of BRANDS) {
    await read(`/brand-preview/${brand}`);
    for (const { name } of PREVIEW_SCREENS) await read(`/brand-preview/${brand}/screen/${name}`);
  }
  expect(await listHtmlErrors(documents)).toEqual([]);
});

test('is HTML without an error, from the link to the payment, as sent and as drawn', {
  tag: '@all',
}, async ({ page, request, billPage, createBill }) => {
  test.setTimeout(LONGEST_CHECK_IN_MS);
  const documents = new Map<string, string>();
  const keep = async (name: string) => documents.set(name, await page.content());
  for (const { name, bill } of NOT_PAYABLE) {
    const { url } = await createBill(bill);
    documents.set(name, await (await request.get(url)).text());
  }
  for (const path of WITHOUT_BILL) documents.set(path, await (await request.get(path)).text());
  const frame = { 'sec-fetch-dest': 'iframe' };
  documents.set('a frame', await (await request.get('/', { headers: frame })).text());

  await billPage.begin('bill', { attachments: [{ fileName: 'Invoice.pdf' }] });
  await billPage.connectButton.waitFor();
  await keep('the bill as drawn');
  await billPage.begin('accounts');
  await billPage.continueButton.waitFor();
  await keep('the accounts as drawn');
  await billPage.goOn();
  await billPage.payButton.waitFor();
  await keep('the review as drawn');
  await billPage.payButton.click();
  await billPage.title('Your payment is on its way').waitFor();
  await keep('the payment as drawn');
  await page.goto(`${page.url()}/authorization`);
  await keep('the authorization as drawn');
  const errors = await listHtmlErrors(documents);
  expect(errors.filter((error) => !LATE_CHARSET.test(error))).toEqual([]);
});

test('has no alert but its own', async ({ page, billPage }) => {
  expectProblem(/status of 503/);
  const bill = await billPage.begin('review');
  await expect(billPage.payButton).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await bill.injectFault({ operation: 'C2', kind: 'status', status: 503, times: 9 });
  await billPage.payButton.click();
  await expect(page.getByRole('alert')).toContainText(bankPayment.problems.upstreamUnavailable);
});
