import type { Page } from '@playwright/test';
import { JourneyPage } from '#e2e/support/bills/journey-page.ts';
import { holdBack } from '#e2e/support/hold-back.ts';
import { Payer, readJson } from '#e2e/support/payer.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { bankPayment, status } from '#lib/messages/testing/words.ts';
import { PAGE_START_TIMES } from '#lib/page/page-start.ts';

const FILES = '**/_next/static/**/*.js';

const { scripts } = bankPayment;

test('keeps a press that comes before the scripts, and carries it out once @engines', async ({
  page,
  createBill,
  billPage,
}) => {
  const bill = await createBill();
  const deliver = await holdBack(page, FILES);
  await page.goto(bill.url, { waitUntil: 'domcontentloaded' });
  const { connectButton, link } = billPage;
  await connectButton.click();
  const busy = page.getByRole('button', { name: bankPayment.connect.preparing });
  await expect(busy).toHaveAttribute('aria-busy', 'true');
  await busy.click();
  deliver();
  await link.connect();
  await expect(billPage.connected).toBeVisible();
  expect(await bill.countCalls('C7')).toBe(1);
});

test('lets a press lapse, says what is late, and works when the scripts come after all', async ({
  page,
  createBill,
  billPage,
}) => {
  const bill = await createBill();
  const deliver = await holdBack(page, FILES);
  await page.clock.install();
  await page.goto(bill.url, { waitUntil: 'domcontentloaded' });
  await expect(billPage.connectButton).toBeVisible();
  await page.clock.fastForward(PAGE_START_TIMES.restInSeconds * 1000);
  await expect(page.locator('script[async]').first()).toBeAttached();
  await page.clock.fastForward(PAGE_START_TIMES.lateAfterInSeconds * 1000);
  const coming = page.getByRole('button', { name: scripts.coming });
  await coming.click();
  await expect(page.getByRole('button', { name: bankPayment.connect.preparing })).toBeVisible();
  await page.clock.fastForward(PAGE_START_TIMES.pressLifeInSeconds * 1000);
  await expect(coming).toBeVisible();
  await expect(billPage.alert).toContainText(scripts.stuck);
  await expect(page.getByRole('link', { name: bankPayment.reload })).toBeVisible();
  deliver();
  await expect(billPage.connectButton).toBeVisible();
  await expect(page.getByText(scripts.stuck)).toBeHidden();
  await expect(billPage.link.title('Connect your account')).toBeHidden();
  await billPage.connect();
});

for (const [[fault, body], tag] of tagRepeats([
  ['missing', undefined],
  ['cut off', 'self.cut = ['],
] as const)) {
  test(`says so when any one of the scripts is ${fault}, and keeps what needs none`, {
    tag,
  }, async ({ page, createBill, billPage }) => {
    const files = await listScripts(page, (await createBill()).url);
    expect(files.length).toBeGreaterThan(4);
    expectProblem(body === undefined ? /failed request|Failed to load resource/ : /SyntaxError/);
    const outcomes = new Set<string | null>();
    for (const file of files) {
      await page.route(file, (route) =>
        body === undefined
          ? route.abort()
          : route.fulfill({ contentType: 'text/javascript', body }),
      );
      await page.reload();
      await page.keyboard.press('Shift');
      const html = page.locator('html');
      await expect(html).toHaveAttribute('data-scripts', /^(failed|ready)$/);
      const outcome = await html.getAttribute('data-scripts');
      outcomes.add(outcome);
      if (outcome === 'ready') await expect(billPage.connectButton).toBeVisible();
      else await expectWayOut(page);
      await page.unroute(file);
    }
    expect(outcomes).toContain('failed');
    await page.getByRole('link', { name: bankPayment.reload }).click();
    await billPage.connect();
  });
}

test('says so on every page that cannot go on without scripts', async ({
  page,
  createBill,
  sandbox,
  billPage,
}) => {
  expectProblem(/failed request|Failed to load resource/);
  await page.route(FILES, (route) => route.abort());
  const { alert, main } = billPage;
  const bill = await createBill();
  const payer = await Payer.open(page.request, bill);
  const { linkToken } = await readJson(await payer.createLinkToken());
  await page.goto('/oauth');
  await expect(alert).toContainText(scripts.stuck);
  const { publicToken } = await sandbox.finishLink(String(linkToken));
  await payer.connectBank(publicToken);
  await page.goto(payer.address);
  await expect(alert).toContainText(scripts.stuck);
  const looking = main.getByRole('paragraph').filter({ hasText: bankPayment.accounts.looking });
  await expect(looking).toHaveCount(0);
  const order = await payer.prepareOrder();
  await bill.injectFault({ operation: 'C4', kind: 'resetAfter' });
  await payer.pay(order);
  await page.goto(payer.address);
  await expect(page.getByRole('link', { name: status.watch.lookAgain })).toBeVisible();
  await expect(main.getByRole('button')).toHaveCount(0);
});

/** What is offered in place of the button, and what works as before. */
async function expectWayOut(page: Page): Promise<void> {
  const { alert, connectButton, heading } = new JourneyPage(page);
  await expect(alert).toContainText(scripts.stuck);
  await expect(page.getByRole('link', { name: bankPayment.reload })).toBeVisible();
  await expect(connectButton).toBeHidden();
  await expect(heading).toContainText('$125.00');
  await page.getByText('Secured by Plaid').click();
  await expect(page.getByRole('group').getByRole('paragraph').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Close this page on this device' })).toBeVisible();
}

async function listScripts(page: Page, address: string): Promise<string[]> {
  const files = new Set<string>();
  page.on('request', (request) => {
    if (request.resourceType() === 'script') files.add(request.url());
  });
  await page.goto(address);
  await expect(page.locator('html')).toHaveAttribute('data-scripts', 'ready');
  return [...files].filter((file) => file.includes('/_next/static/'));
}

test.describe('in another zone than the server’s', () => {
  test.use({ timezoneId: 'Asia/Tokyo' });

  for (const [isSlow, tag] of tagRepeats([true, false])) {
    test(`shows no time that changes under the eyes, where scripts are ${isSlow ? 'very ' : ''}late`, {
      tag,
    }, async ({ page, createBill }) => {
      const bill = await createBill();
      const payer = await Payer.open(page.request, bill);
      await payer.pay(await payer.prepareOrder());
      const deliver = await holdBack(page, FILES);
      await page.goto(payer.address, { waitUntil: 'domcontentloaded' });
      const time = page.locator('time').first();
      await expect(time).toBeHidden();
      if (isSlow) await expect(time).toBeVisible({ timeout: 12_000 });
      deliver();
      await expect(page.locator('html')).toHaveAttribute('data-scripts', 'ready');
      await expect(time).toBeVisible();
      await expect(time).toHaveText(isSlow ? /C[SD]T/ : /GMT\+9/);
    });
  }
});
