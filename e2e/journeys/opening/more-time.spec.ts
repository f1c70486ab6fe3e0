import { ProblemPage } from '#e2e/qa/pages/problem-page.ts';
import { listFaults } from '#e2e/support/looks/list-faults.ts';
import { Payer } from '#e2e/support/payer.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { bankPayment, frame, screens } from '#lib/messages/testing/words.ts';

const { session, problems } = bankPayment;

/** So short a life is near its end from the start, and once it was renewed, when half of it is over. */
const SHORT = { switches: { jwtLifeInSeconds: 16 } };
const LONG_ENOUGH = { timeout: 20_000 };

test('warns before the session ends, and stays open on demand, by the keyboard', async ({
  page,
  billPage,
}) => {
  const bill = await billPage.begin('bill', SHORT);
  const openedAtInMs = Date.now();
  const warning = billPage.main.getByRole('alert');
  await expect(warning).toContainText(session.ending, LONG_ENOUGH);
  await expect(warning).not.toContainText(session.reconnect);
  expect(await listFaults(page, 'all')).toEqual([]);
  await expect.poll(() => Date.now() - openedAtInMs, LONG_ENOUGH).toBeGreaterThan(8_000);
  await warning.getByRole('button', { name: session.keep }).focus();
  await page.keyboard.press('Enter');
  await expect(billPage.main.getByText(session.kept)).toBeVisible();
  await expect(warning).toHaveCount(0);
  expect(await bill.countCalls('C1')).toBe(2);

  await expect.poll(() => Date.now() - openedAtInMs, LONG_ENOUGH).toBeGreaterThan(17_000);
  await page.reload();
  await expect(billPage.connectButton).toBeVisible();
});

test('says in the review that the bank is to be connected again, and keeps the name that was typed', async ({
  billPage,
}) => {
  const bill = await billPage.begin('review', SHORT);
  await billPage.nameOnAccount.fill('Jane Q. Doe');
  const warning = billPage.main.getByRole('alert');
  await expect(warning).toContainText(session.ending, LONG_ENOUGH);
  await expect(warning).toContainText(session.reconnect);
  await warning.getByRole('button', { name: session.keep }).click();
  await expect(billPage.main.getByText(problems.bankNotConnected)).toBeVisible();
  await expect(billPage.main.getByText(session.kept)).toBeVisible();
  await billPage.goToReview();
  await expect(billPage.nameOnAccount).toHaveValue('Jane Q. Doe');
  await billPage.pay();
  expect((await bill.read()).attempts).toHaveLength(1);
});

test('says from the start how long it stays open, where something can be lost', async ({
  page,
  billPage,
}) => {
  await billPage.begin('review');
  await expect(page.getByRole('contentinfo')).toContainText(frame.closes);
  await billPage.pay();
  await expect(page.getByRole('contentinfo')).not.toContainText(frame.closes);
});

test('says why it could not stay open, and lets the customer press again', async ({ billPage }) => {
  expectProblem(/status of 50[23]/);
  const bill = await billPage.begin('bill', SHORT);
  const warning = billPage.main.getByRole('alert');
  await expect(warning).toContainText(session.ending, LONG_ENOUGH);
  await bill.injectFault({ operation: 'C1', kind: 'status', times: 1 });
  await warning.getByRole('button', { name: session.keep }).click();
  await expect(warning).toContainText(problems.upstreamUnavailable);
  await warning.getByRole('button', { name: session.keep }).click();
  await expect(billPage.main.getByText(session.kept)).toBeVisible();
});

test('shows by itself how to go on once the time is over', async ({ page, billPage }) => {
  expectProblem(/status of 401/);
  await billPage.begin('bill', { switches: { jwtLifeInSeconds: 4 } });
  await expect(new ProblemPage(page).heading).toHaveText(screens.noSession.title, LONG_ENOUGH);
});

test('takes the bank of another tab away only once, and not where there is time enough', async ({
  page,
  billPage,
}) => {
  const bill = await billPage.begin('review');
  const payer = new Payer(page.request, page.url());
  const answer = await payer.ask('renew', { method: 'POST', body: {} });
  expect(await answer.json()).toEqual({ lifeInSeconds: expect.any(Number), isRenewed: false });
  expect(await bill.countCalls('C1')).toBe(1);
  await billPage.pay();
});
