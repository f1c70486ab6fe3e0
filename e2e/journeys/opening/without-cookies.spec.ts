import { ProblemPage } from '#e2e/qa/pages/problem-page.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { screens } from '#lib/messages/testing/words.ts';

test('says that a cookie is needed to a customer whose browser keeps none, and what to do', async ({
  page,
  createBill,
  billPage,
}) => {
  expectProblem(/status of 401/);
  const bill = await createBill();
  // What a browser does that takes no cookies: it goes where the link leads, and comes without any.
  await page.route(bill.url, async (route) => {
    const answer = await fetch(bill.url, { redirect: 'manual' });
    const address = JSON.stringify(answer.headers.get('location'));
    const body = `<script>location.replace(${address})</script>`;
    const headers = { 'referrer-policy': 'no-referrer' };
    await route.fulfill({ contentType: 'text/html', headers, body });
  });
  const problem = new ProblemPage(page);
  for (let i = 0; i < 2; i += 1) {
    await page.goto(bill.url);
    await expect(problem.heading).toHaveText(screens.cookiesNeeded.title);
  }
  const response = await page.reload();
  await problem.expectScreen('cookiesNeeded', { response, status: 401 });

  await page.unrouteAll();
  await page.goto(bill.url);
  await expect(billPage.connectButton).toBeVisible();
  await expect(page).toHaveURL(/\/pay\/[\w-]{22}$/);
});

test('leaves no mark in the address where the cookie came back, and takes none later for a missing one', async ({
  page,
  context,
  billPage,
}) => {
  expectProblem(/status of 401/);
  await billPage.begin();
  await expect(page).toHaveURL(/\/pay\/[\w-]{22}$/);
  await context.clearCookies();
  await billPage.expectScreen('noSession', 401, await page.reload());
});

test('sends no mark along where a cookie of another bill has shown that they are kept', async ({
  request,
  createBill,
}) => {
  const open = async () => {
    const { url } = await createBill();
    return (await request.get(url, { maxRedirects: 0 })).headers().location;
  };
  expect(await open()).toMatch(/\/pay\/[\w-]{22}\?opened=\w+$/);
  expect(await open()).toMatch(/\/pay\/[\w-]{22}$/);
});

test('takes no mark of long ago for a cookie that is missing now', async ({ request }) => {
  const answer = await request.get(`/pay/${'A'.repeat(22)}?opened=t0`);
  expect(answer.status()).toBe(401);
  expect(await answer.text()).not.toContain(screens.cookiesNeeded.title);
});

test('heeds nobody who says by a header that a cookie is missing', async ({ request }) => {
  const headers = { 'x-cookie-missing': '1' };
  const answer = await request.get(`/pay/${'A'.repeat(22)}`, { headers });
  expect(answer.status()).toBe(401);
  expect(await answer.text()).not.toContain(screens.cookiesNeeded.title);
});
