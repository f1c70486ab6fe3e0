import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { frame } from '#lib/messages/testing/words.ts';

test('says on every step that no money moves', async ({ billPage }) => {
  const banner = billPage.page.getByText(frame.testMode, { exact: true });
  await billPage.begin();
  await expect(banner).toBeVisible();
  await billPage.connect();
  await expect(banner).toBeVisible();
  await billPage.goOn();
  await expect(billPage.payButton).toBeVisible();
  await expect(banner).toBeVisible();
  await billPage.pay();
  await expect(banner).toBeVisible();
});

for (const [[name, path, status], tag] of tagRepeats([
  ['without a session', '/pay/AAAAAAAAAAAAAAAAAAAAAA', 401],
  ['of a link that nobody knows', '/payment/nobody-knows-this-link', 404],
  ['of a return from nowhere', '/oauth?oauth_state_id=1', 200],
  ['that does not exist', '/nowhere', 404],
] as const)) {
  test(`says so on the page ${name}`, { tag }, async ({ page, target }) => {
    if (status !== 200) expectProblem(/Failed to load resource/);
    const answer = await page.goto(`${target.appOrigin}${path}`);
    expect(answer?.status()).toBe(status);
    await expect(page.getByText(frame.testMode, { exact: true })).toBeVisible();
    // By which programs know it, such as the load test.
    await expect(page.locator('[data-test-mode]')).toHaveText(frame.testMode);
  });
}

test('lets the sandbox’s window in, and nobody else’s', async ({ target, openPayer }) => {
  const answer = await (await openPayer()).ask('');
  const policy = answer.headers()['content-security-policy'] ?? '';
  expect(policy).toContain(`; frame-src ${target.sandboxOrigin};`);
  expect(policy).toContain(`; connect-src 'self' ${target.sandboxOrigin};`);
  expect(policy).not.toContain('plaid.com');
  expect(answer.headers()['cross-origin-embedder-policy']).toBe('unsafe-none');
});

test('asks nothing of Plaid’s own address', async ({ page, createBill, billPage }) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('plaid.com')) foreign.push(request.url());
  });
  await page.goto((await createBill()).url);
  await billPage.connect();
  expect(foreign).toEqual([]);
});
