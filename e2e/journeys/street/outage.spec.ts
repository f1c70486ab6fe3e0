import type { Page } from '@playwright/test';
import { ProblemPage } from '#e2e/qa/pages/problem-page.ts';
import { JourneyPage } from '#e2e/support/bills/journey-page.ts';
import type { SandboxBill } from '#e2e/support/bills/sandbox-bill.ts';
import { Payer } from '#e2e/support/payer.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { bankPayment, screens } from '#lib/messages/testing/words.ts';

/** An app of its own: what it holds back would fail the journeys of others. */
test.use({ appVariables: { SETTLING_SECONDS: '7' } });

/** As many calls as must fail before our server holds the rest back. */
const STORM = 20;

test('says at once that connectFi is down, leaves it alone, and shows the bill by itself once it is back', async ({
  page,
  createBill,
  openAnotherBrowser,
}) => {
  expectProblem(/status of 503/);
  const bill = await createBill();
  await recordSaid(page);
  await page.goto(bill.url);
  const payer = new Payer(page.request, page.url());
  await breakDown(bill, payer);

  const before = (await bill.listCalls()).length;
  const names = ['', 'status', '', 'status', '', 'status', '', 'status'];
  const answers = await Promise.all(names.map((name) => payer.ask(name)));
  const calls = (await bill.listCalls()).length - before;
  expect(answers.map((answer) => answer.status())).toEqual(names.map(() => 503));
  const heldBack = answers.filter((answer) =>
    /^[1-5]$/.test(answer.headers()['retry-after'] ?? ''),
  );
  // On a slow machine the pause may be over by then, and one of them tries.
  expect(heldBack.length).toBeGreaterThanOrEqual(names.length - 1);
  expect(calls).toBe(names.length - heldBack.length);

  const problem = new ProblemPage(page);
  await problem.expectScreen('upstreamUnavailable', { response: await page.reload(), status: 503 });
  const otherPage = await openAnotherBrowser();
  const atLink = { response: await otherPage.open(bill), status: 503 };
  await new ProblemPage(otherPage.page).expectScreen('upstreamUnavailable', atLink);

  await bill.clearFaults();
  for (const recovered of [page, otherPage.page]) {
    await expect(new JourneyPage(recovered).connectButton).toBeVisible({ timeout: 40_000 });
  }
  expect(await readSaid(page)).toContain(screens.answersAgain);
});

test('lets a customer pay after an outage who was about to', async ({ page, billPage }) => {
  expectProblem(/status of 503/);
  const bill = await billPage.begin('review');
  const payer = new Payer(page.request, page.url());
  await breakDown(bill, payer);
  await billPage.payButton.click();
  await expect(billPage.alert).toContainText(bankPayment.problems.upstreamUnavailable);
  expect(await bill.countPayments()).toEqual({ received: 0, accepted: 0 });

  await bill.clearFaults();
  await expect
    .poll(async () => (await payer.ask('status')).status(), { timeout: 40_000 })
    .toBe(200);
  await billPage.pay();
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
});

/** Neither bills nor links can be read; customers ask until our server has seen enough. */
async function breakDown(bill: SandboxBill, payer: Payer): Promise<void> {
  for (const operation of ['C1', 'C2'] as const) {
    await bill.injectFault({ operation, kind: 'status', times: 'always' });
  }
  const isHeldBack = async () => {
    const storm = Array.from({ length: STORM }, () => payer.ask('status'));
    const answers = await Promise.all(storm);
    for (const answer of answers) expect(answer.status()).toBe(503);
    return answers.some((answer) => answer.headers()['retry-after'] !== undefined);
  };
  await expect.poll(isHeldBack, { timeout: 30_000 }).toBe(true);
}

/** Keeps what the page says to those who hear it, beyond the page's own end. */
async function recordSaid(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const record = () => {
      const said = document.querySelector('[role=status]')?.textContent ?? '';
      if (said) sessionStorage.setItem('said', `${sessionStorage.getItem('said') ?? ''}\n${said}`);
    };
    new MutationObserver(record).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
}

function readSaid(page: Page): Promise<string | null> {
  return page.evaluate(() => sessionStorage.getItem('said'));
}
