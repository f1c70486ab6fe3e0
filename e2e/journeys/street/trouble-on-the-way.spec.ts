import { type ProblemName, ProblemPage } from '#e2e/qa/pages/problem-page.ts';
import type { FaultRequest } from '#e2e/sandbox/fault.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { bankPayment, states } from '#lib/messages/testing/words.ts';

const DOWN = { kind: 'status', status: 503, times: 'always' } as const;

test('finds its way past a connectFi that fails at every step, by trying again @both-all', async ({
  page,
  createBill,
  billPage,
}) => {
  expectProblem(/status of 503/);
  expectProblem(/status of 502/);
  const bill = await createBill();
  const again = page.getByRole('button', { name: bankPayment.connect.again });
  await page.goto(bill.url);

  await bill.injectFault({ operation: 'C7', ...DOWN });
  await billPage.connectButton.click();
  await expect(billPage.alert).toContainText(bankPayment.problems.upstreamUnavailable);
  await bill.clearFaults();
  await again.click();

  await bill.injectFault({ operation: 'C9', kind: 'garbage', times: 'always' });
  await billPage.link.connect();
  await expect(billPage.alert).toContainText(bankPayment.problems.upstreamUnreadable);
  await bill.clearFaults();
  await again.click();
  await billPage.goOn();

  await bill.injectFault({ operation: 'C2', ...DOWN });
  await billPage.payButton.click();
  await expect(billPage.alert).toContainText(bankPayment.problems.upstreamUnavailable);
  expect(await bill.countPayments()).toEqual({ received: 0, accepted: 0 });
  await bill.clearFaults();
  await billPage.pay();
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
});

test('keeps the page while connectFi is down after the payment, and shows the news once it is back', async ({
  billPage,
}) => {
  expectProblem(/status of 503/);
  const bill = await billPage.begin('paid');
  await expect(billPage.title(states.screens.processing.title)).toBeVisible();
  const refused = billPage.page.waitForResponse((answer) => answer.status() === 503);
  await bill.injectFault({ operation: 'C2', ...DOWN });
  await bill.setStatus('SentToPay');
  await refused;
  await expect(billPage.title(states.screens.processing.title)).toBeVisible();
  await bill.clearFaults();
  await expect(billPage.title(states.screens.sentToBank.title)).toBeVisible({ timeout: 15_000 });
});

type Trouble = readonly [Omit<FaultRequest, 'operation'>, ProblemName, status: number];

const TROUBLES: readonly Trouble[] = [
  [{ kind: 'status', status: 500 }, 'upstreamUnavailable', 503],
  [{ kind: 'hang' }, 'upstreamUnavailable', 503],
  [{ kind: 'resetBefore' }, 'upstreamUnavailable', 503],
  [{ kind: 'status', status: 429 }, 'upstreamBusy', 503],
  [{ kind: 'garbage' }, 'upstreamUnreadable', 502],
  [{ kind: 'html' }, 'upstreamUnreadable', 502],
  [{ kind: 'missing' }, 'upstreamUnreadable', 502],
  [{ kind: 'refuse', code: 'merchantIsArchive' }, 'closed', 410],
];

test('shows a whole screen under a true status where the bill cannot be read', async ({
  page,
  createBill,
  billPage,
}) => {
  test.setTimeout(60_000);
  expectProblem(/status of (410|502|503)/);
  const bill = await createBill();
  const problem = new ProblemPage(page);
  for (const [fault, screen, status] of TROUBLES) {
    await bill.injectFault({ operation: 'C2', times: 'always', ...fault });
    await problem.expectScreen(screen, { response: await page.goto(bill.url), status });
    await expect(billPage.connectButton).toHaveCount(0);
    await bill.clearFaults();
    await page.reload();
    await expect(billPage.connectButton).toBeVisible();
  }
});
