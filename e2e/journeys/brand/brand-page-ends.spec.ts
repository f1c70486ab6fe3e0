import { ProblemPage } from '#e2e/qa/pages/problem-page.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { screens, states, status } from '#lib/messages/testing/words.ts';
import { BRANDS, CHARITY, GYM } from './brand-page-brands.ts';

test.use({ brands: BRANDS });

const LOGO = { name: 'Harbor Gym' };

test('leads back after the payment, and to no address but the brand’s own', async ({
  page,
  billPage,
}) => {
  await billPage.begin('bill', { merchant: GYM });
  const elsewhere = 'https://elsewhere.example/';
  await page.goto(
    `${page.url()}?return=${elsewhere}&returnUrl=${elsewhere}&afterPayment=${elsewhere}`,
  );
  const leave = page.getByRole('link', { name: 'Cancel and go back to my.gym.example' });
  await expect(leave).toHaveAttribute('href', 'https://my.gym.example/');
  await billPage.goToReview();
  await expect(leave).toBeVisible();
  await billPage.pay();
  const back = page.getByRole('link', { name: 'Back to my.gym.example' });
  await expect(back).toHaveAttribute('href', 'https://my.gym.example/paid?from=bill');
  await expect(billPage.main).toContainText('See you on the floor.');
  await expect(leave).toHaveCount(0);
  // A link to another language keeps the query of the page, and leads to the page.
  await expect(page.locator('[href*="elsewhere"]:not([href^="?"])')).toHaveCount(0);
});

test('prints a receipt with the logo and the legal name, and without ways to leave', async ({
  page,
  billPage,
}) => {
  await billPage.begin('review', { merchant: GYM });
  await billPage.pay();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('img', LOGO)).toBeVisible();
  await expect(billPage.main).toContainText('Harbor Fitness LLC');
  await expect(billPage.main).toContainText('Authorized');
  await expect(page.getByText(status.receipt.authorization), 'not asked for').toBeHidden();
  await expect(page.getByRole('link', { name: /^Back to/ })).toBeHidden();
  await expect(page.getByRole('navigation', { name: 'Policies' })).toBeHidden();
  const { background, colour } = await page.evaluate(() => ({
    background: getComputedStyle(document.documentElement).getPropertyValue('--color-paper'),
    colour: getComputedStyle(document.body).color,
  }));
  expect([background.trim(), colour]).toEqual(['#fff', 'rgb(0, 0, 0)']);
});

test('shows how to get a new link where the old one has ended', async ({ billPage }) => {
  await billPage.begin('bill', { merchant: GYM, status: 'Expired', invoiceNumber: 'A&B 7' });
  const main = billPage.main;
  await expect(main).toContainText('Come by the desk, or write to us.');
  await expect(main.getByRole('link', { name: 'Ask for a new link by email' })).toHaveAttribute(
    'href',
    /^mailto:desk@gym\.example\?subject=New%20payment%20link%3A%20Invoice%20A%26B%207%2C%20payment%20[0-9A-Z-]{11}&body=Payment%20/,
  );
  await expect(main.getByRole('link', { name: 'Go back to my.gym.example' })).toBeVisible();

  await billPage.begin('bill', { merchant: CHARITY, status: 'Expired' });
  await expect(main).toContainText('The time to pay here has passed.');
  await expect(main.getByRole('link', { name: 'Email Kites for Children' })).toBeVisible();
});

test('carries the brand when the session is over @both-all', async ({
  page,
  context,
  billPage,
}) => {
  expectProblem(/status of 401/);
  await billPage.begin('bill', { merchant: GYM });
  await context.clearCookies();
  const response = await page.reload();
  expect(response?.status()).toBe(401);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(screens.noSession.title);
  await expect(page).toHaveTitle(`${screens.noSession.title} · Harbor Gym`);
  await expect(page.getByRole('img', LOGO)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Email Harbor Gym' })).toBeVisible();
  await expect(page.locator('link[rel="icon"]')).toHaveCount(2);
});

test('keeps its look when the open page turns into another one', async ({
  page,
  context,
  billPage,
}) => {
  expectProblem(/status of 401/);
  await billPage.begin('bill', { merchant: GYM, status: 'Processing' });
  await expect(billPage.title(states.screens.processing.title)).toBeVisible();
  await context.clearCookies();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(screens.noSession.title, {
    timeout: 30_000,
  });
  const accent = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue('--color-accent').trim(),
  );
  expect(accent).toBe('#7a1f4b');
});

test('carries the brand where a link that was good is refused', async ({
  page,
  context,
  billPage,
}) => {
  expectProblem(/status of 410/);
  const bill = await billPage.begin('bill', { merchant: GYM });
  await context.clearCookies();
  await bill.setSwitches({ endedLink: 'refuse' });
  await bill.setStatus('Cancelled');
  await page.goto(bill.url);
  await expect(new ProblemPage(page).heading).toHaveText(screens.closed.title);
  await expect(page.getByRole('img', LOGO)).toBeVisible();
  await expect(
    page.getByRole('main').getByRole('link', { name: 'Ask for a new link by email' }),
  ).toHaveAttribute(
    'href',
    /^mailto:desk@gym\.example\?subject=New%20payment%20link%3A%20Payment%20page%2C%20reference%20[0-9A-Z-]{11}$/,
  );
});

test('carries the brand of the host where nothing is known but that', async ({ page, target }) => {
  expectProblem(/status of 404/);
  const { port } = new URL(target.appOrigin);
  await page.goto(`http://gym.localhost:${port}/nowhere`);
  await expect(page).toHaveTitle(`${screens.notFound.title} · Harbor Gym`);
  await expect(page.getByRole('img', LOGO)).toBeVisible();
  await page.goto(`${target.appOrigin}/nowhere`);
  await expect(page).toHaveTitle(screens.notFound.title);
  await expect(page.getByRole('img')).toHaveCount(0);
});
