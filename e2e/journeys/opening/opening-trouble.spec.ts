import { JSDOM } from 'jsdom';
import { listWords, type ProblemName, ProblemPage } from '#e2e/qa/pages/problem-page.ts';
import type { FaultRequest } from '#e2e/sandbox/fault.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';

type Fault = Omit<FaultRequest, 'operation' | 'times'>;

const TROUBLES: readonly [what: string, fault: Fault, screen: ProblemName, status: number][] = [
  ['is down', { kind: 'status', status: 503 }, 'upstreamUnavailable', 503],
  ['breaks', { kind: 'status', status: 500 }, 'upstreamUnavailable', 503],
  ['resets the connection', { kind: 'resetBefore' }, 'upstreamUnavailable', 503],
  ['does not answer', { kind: 'hang' }, 'upstreamUnavailable', 503],
  ['answers too late', { kind: 'delay', delayInMs: 2_500 }, 'upstreamUnavailable', 503],
  ['answers half', { kind: 'truncated' }, 'upstreamUnavailable', 503],
  ['is busy', { kind: 'status', status: 429 }, 'upstreamBusy', 503],
  ['answers garbage', { kind: 'garbage' }, 'upstreamUnreadable', 502],
  ['answers HTML', { kind: 'html' }, 'upstreamUnreadable', 502],
  ['answers HTML as a refusal', { kind: 'html', status: 403 }, 'upstreamUnreadable', 502],
  ['answers nothing', { kind: 'empty' }, 'upstreamUnreadable', 502],
  ['answers without end', { kind: 'huge' }, 'upstreamUnreadable', 502],
  ['leaves out the session', { kind: 'missing' }, 'upstreamUnreadable', 502],
  ['sends us elsewhere', { kind: 'redirect' }, 'upstreamUnreadable', 502],
  ['answers with another code', { kind: 'otherCode' }, 'upstreamUnreadable', 502],
];

test('says what is the matter with connectFi, and opens the link once that is over', async ({
  request,
  createBill,
}) => {
  const open = (url: string) => request.get(url, { maxRedirects: 0 });
  // One after the other: many failures at once would open the circuit breaker.
  for (const [what, fault, screen, status] of TROUBLES) {
    const bill = await createBill();
    await bill.injectFault({ operation: 'C1', times: 'always', ...fault });
    const answer = await open(bill.url);
    expect.soft(answer.status(), what).toBe(status);
    expect.soft(answer.headers()['set-cookie'], what).toBeUndefined();
    expectWords(await answer.text(), { what, screen });

    await bill.clearFaults();
    const opened = await open(bill.url);
    expect.soft(opened.status(), `${what}, but no longer`).toBe(303);
    const { location } = opened.headers();
    expect
      .soft(location, `${what}, but no longer`)
      .toMatch(/\/pay\/[0-9A-Za-z_-]{22}(\?opened=\w+)?$/);
  }
});

const SCREENS = [
  [{ kind: 'resetBefore' }, 'upstreamUnavailable', 503],
  [{ kind: 'status', status: 429 }, 'upstreamBusy', 503],
  [{ kind: 'garbage' }, 'upstreamUnreadable', 502],
] as const;

test('stays at the link while there is trouble, and a reload opens it', async ({
  page,
  context,
  createBill,
  billPage,
}) => {
  expectProblem(/status of 50[23]/);
  for (const [fault, screen, status] of SCREENS) {
    await test.step(screen, async () => {
      const bill = await createBill();
      await bill.injectFault({ operation: 'C1', times: 'always', ...fault });
      await billPage.expectScreen(screen, status, await page.goto(bill.url));
      expect(page.url()).toBe(bill.url);
      expect(await context.cookies()).toEqual([]);

      await bill.clearFaults();
      await page.reload();
      await expect(page).toHaveURL(/\/pay\/[0-9A-Za-z_-]{22}$/);
      await expect(billPage.connectButton).toBeVisible();
      await context.clearCookies();
    });
  }
});

test('offers the retry as a link, too', async ({ page, createBill, billPage }) => {
  expectProblem(/status of 503/);
  const bill = await createBill();
  await bill.injectFault({ operation: 'C1', kind: 'status', status: 500 });
  await page.goto(bill.url);
  await new ProblemPage(page).tryAgain.click();
  await expect(billPage.connectButton).toBeVisible();
});

test('passes on how long a busy connectFi wants us to wait', async ({ request, createBill }) => {
  const bill = await createBill();
  const headers = { 'retry-after': '17' };
  await bill.injectFault({ operation: 'C1', kind: 'status', status: 429, headers });
  const answer = await request.get(bill.url);
  expect(answer.status()).toBe(503);
  expect(answer.headers()['retry-after']).toBe('17');
});

test('opens at the second try where a gateway stumbles once', async ({ createBill, billPage }) => {
  const bill = await createBill();
  await bill.injectFault({ operation: 'C1', kind: 'status', status: 502 });
  await billPage.open(bill);
  await expect(billPage.connectButton).toBeVisible();
  expect(await bill.countCalls('C1')).toBe(2);
});

/** Expects the whole screen in a document: what happened, what to do, whether money moved. */
function expectWords(html: string, { what, screen }: { what: string; screen: ProblemName }): void {
  const { document } = new JSDOM(html).window;
  const { title, sentences } = listWords(screen);
  expect.soft(document.title, what).toBe(title);
  expect.soft(document.querySelector('h1')?.textContent, what).toBe(title);
  const main = document.querySelector('main')?.textContent;
  for (const sentence of sentences) expect.soft(main, what).toContain(sentence);
}
