import type { FaultRequest } from '#e2e/sandbox/fault.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { bankPayment, states } from '#lib/messages/testing/words.ts';

const { problems } = bankPayment;

const TROUBLES: readonly [name: string, fault: Omit<FaultRequest, 'operation'>, words: string][] = [
  ['a server that is down', { kind: 'status', status: 503 }, problems.upstreamUnavailable],
  ['a server that is busy', { kind: 'status', status: 429 }, problems.tooManyRequests],
  ['no answer at all', { kind: 'resetBefore' }, problems.upstreamUnavailable],
  ['an answer that nobody can read', { kind: 'garbage' }, problems.upstreamUnreadable],
  ['an answer without a token', { kind: 'missing' }, problems.upstreamUnreadable],
  ['a refusal by Plaid', { kind: 'refuse', code: 'plaid' }, problems.bankConnectionFailed],
  [
    'a merchant without Plaid',
    { kind: 'refuse', code: 'plaidUnavailable' },
    problems.bankConnectionNotOffered,
  ],
];
for (const [[name, fault, words], tag] of tagRepeats(TROUBLES, 2)) {
  test(`says what to do about ${name}, and tries again`, { tag }, async ({ billPage }) => {
    expectProblem(/Failed to load resource.*\/link-token\)/);
    const bill = await billPage.begin();
    await bill.injectFault({ operation: 'C7', times: 'always', ...fault });
    await billPage.connectButton.click();
    await expect(billPage.alert).toContainText(words);
    await bill.clearFaults();
    await billPage.connectAgain();
  });
}

test('says that our own server cannot be reached, and tries again', async ({ page, billPage }) => {
  expectProblem(/\/link-token net::ERR_INTERNET_DISCONNECTED|Failed to load resource/);
  await billPage.begin();
  await page.route('**/link-token', (route) => route.abort('internetdisconnected'));
  await billPage.connectButton.click();
  await expect(billPage.alert).toContainText(problems.noAnswer);
  await page.unroute('**/link-token');
  await billPage.againButton.click();
  await expect(billPage.link.title('Connect your account')).toBeVisible();
});

test('shows the state of a bill that was paid elsewhere before the bank was connected', async ({
  billPage,
}) => {
  expectProblem(/Failed to load resource.*\/link-token\)/);
  const bill = await billPage.begin();
  await bill.setStatus('Settled', { isLocked: true });
  await billPage.connectButton.click();
  await expect(billPage.title(states.screens.settled.title)).toBeVisible();
  expect(await bill.countCalls('C7')).toBe(0);
});

test('refuses a live token in test mode, and keeps it on the server', async ({
  target,
  billPage,
}) => {
  expectProblem(/Failed to load resource.*\/link-token\)/);
  const bill = await billPage.begin();
  const data = { link_token: 'link-production-1234', expiration: '2099-01-01T00:00:00Z' };
  const body = JSON.stringify({ code: '0', data, requestId: 'r' });
  await bill.injectFault({ operation: 'C7', kind: 'garbage', times: 'always', body });
  await billPage.connectButton.click();
  await expect(billPage.alert).toContainText(problems.bankConnectionNotOffered);
  await expect(billPage.link.anyElement).toHaveCount(0);
  const heard = target.takeHeard();
  expect(heard.filter(({ text }) => text.includes('link-production-1234'))).toEqual([]);
});
