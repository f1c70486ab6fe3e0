import type { ProblemName } from '#e2e/qa/pages/problem-page.ts';
import type { FaultRequest } from '#e2e/sandbox/fault.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';

type Fault = Omit<FaultRequest, 'operation' | 'times'>;

const BILL_ADDRESS = /\/pay\/[0-9A-Za-z_-]{22}$/;
const REFUSED = { kind: 'refuse', code: 'unauthorized' } as const;

const FAILING: readonly [what: string, Fault, ProblemName, number][] = [
  ['is down', { kind: 'status' }, 'upstreamUnavailable', 503],
  ['is busy', { kind: 'status', status: 429 }, 'upstreamBusy', 503],
  ['answers garbage', { kind: 'garbage' }, 'upstreamUnreadable', 502],
  ['refuses the link', { kind: 'refuse' }, 'closed', 410],
];
for (const [[what, fault, screen, status], tag] of tagRepeats(FAILING)) {
  test(`shows one screen where the session is over and connectFi ${what}, and recovers`, {
    tag,
  }, async ({ page, billPage }) => {
    expectProblem(new RegExp(`status of ${status}`));
    const bill = await billPage.begin();
    await bill.expireSessions();
    await bill.injectFault({ operation: 'C1', times: 'always', ...fault });
    await billPage.expectScreen(screen, status, await page.reload());
    await expect(page).toHaveURL(BILL_ADDRESS);
    expect(await bill.countCalls('C1')).toBe(2);

    await bill.clearFaults();
    await expect(async () => {
      await page.reload();
      await expect(billPage.connectButton).toBeVisible({ timeout: 1_000 });
    }).toPass();
  });
}

test('renews once a visit, and not again and again, while connectFi refuses every session', async ({
  page,
  billPage,
}) => {
  expectProblem(/status of 503/);
  const bill = await billPage.begin();
  await bill.injectFault({ operation: 'C2', times: 'always', ...REFUSED });
  for (let visit = 0; visit < 2; visit += 1) {
    await billPage.expectScreen('upstreamUnavailable', 503, await page.reload());
    await expect(page).toHaveURL(BILL_ADDRESS);
    expect(await bill.countCalls('C1')).toBe(2 + visit);
  }
});

test('ends a session when its time is over', async ({ playwright, context, billPage }) => {
  expectProblem(/status of 401/);
  await billPage.begin('bill', { switches: { jwtLifeInSeconds: 4 } });
  const address = billPage.page.url();
  const [cookie] = await context.cookies();
  await using hoarder = await playwright.request.newContext({
    extraHTTPHeaders: { cookie: `${cookie?.name}=${cookie?.value}` },
  });
  expect((await hoarder.get(address)).status()).toBe(200);
  await expect.poll(async () => (await hoarder.get(address)).status()).toBe(401);
  await expect.poll(() => context.cookies()).toEqual([]);
  await billPage.expectScreen('noSession', 401, await billPage.reload());
});
