import { ProblemPage } from '#e2e/qa/pages/problem-page.ts';
import { atHost } from '#e2e/support/app/brand-hosts.ts';
import { BOUND, BRANDS } from '#e2e/support/bills/three-brands.ts';
import { Payer } from '#e2e/support/payer.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { screens, states } from '#lib/messages/testing/words.ts';
import { chooseStateWords } from '#lib/messages/write-title.ts';

test.use({ brands: BRANDS });

test('shows a payment behind a closed link at the host of its brand, and at no other', async ({
  page,
  openAnotherBrowser,
  createBill,
  target,
}) => {
  expectProblem(/status of 410/);
  const bill = await createBill({ ...BOUND.bill, switches: { endedLink: 'refuse' } });
  const home = atHost('watch.localhost', bill.url, target);
  const payer = await Payer.openAt(new URL(home).origin, page.request, bill);
  await payer.payBill();

  const elsewhere = await openAnotherBrowser(home);
  const { title } = chooseStateWords(states, 'processing', true);
  await expect(elsewhere.title(title)).toBeVisible();
  await expect(elsewhere.page.getByRole('img', { name: 'Night Watch' })).toBeVisible();

  for (const host of ['127.0.0.1', 'clinic.localhost']) {
    const address = atHost(host, bill.url, target);
    const response = await elsewhere.page.goto(address);
    expect(response?.status()).toBe(410);
    await expect(new ProblemPage(elsewhere.page).heading).toHaveText(screens.closed.title);
    const held = await elsewhere.page.content();
    expect(held).not.toMatch(new RegExp(`Night Watch|125\\.00|${bill.cFiTransactionId}`));
    const headers = { accept: 'application/json', host: new URL(address).host };
    const news = await elsewhere.page.request.get(bill.url, { headers });
    expect(news.status()).toBe(404);
  }
});
