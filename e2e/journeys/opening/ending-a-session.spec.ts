import { holdLedger } from '#e2e/support/app/hold-ledger.ts';
import { expectFailure, Payer, READS } from '#e2e/support/payer.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { frame, screens } from '#lib/messages/testing/words.ts';

test('closes a bill on this device for good, and opens it again by its link', async ({
  page,
  billPage,
}) => {
  expectProblem(/status of 401/);
  const bill = await billPage.begin();
  const address = page.url();
  const answer = page.waitForResponse((response) => response.url() === `${address}/end`);
  const shown = page.waitForResponse(
    (response) => response.url() === `${address}?closed` && response.request().method() === 'GET',
  );
  await page.getByRole('button', { name: frame.endSession }).click();
  expect(await (await answer).headerValue('clear-site-data')).toBe('"cache"');
  await billPage.expectScreen('closedHere', 401, await shown);
  expect(page.url()).toBe(`${address}?closed`);
  await expect(page.getByRole('button', { name: frame.endSession })).toHaveCount(0);
  expect(await page.context().cookies()).toEqual([]);

  await page.goBack();
  await expect(billPage.connectButton).toHaveCount(0);

  await page.goto(bill.url);
  await expect(billPage.connectButton).toBeVisible();
});

test('leads to the page that says so where the session is over already', async ({
  page,
  context,
  billPage,
}) => {
  expectProblem(/status of 401/);
  await billPage.begin();
  const address = page.url();
  const other = await context.newPage();
  await other.goto(address);
  await other.getByRole('button', { name: frame.endSession }).click();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(screens.closedHere.title);
  await page.getByRole('button', { name: frame.endSession }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(screens.noSession.title);
  expect(page.url()).toBe(address);
});

test('offers it beside trouble, too', async ({ page, billPage }) => {
  expectProblem(/status of 503/);
  const bill = await billPage.begin();
  const fault = { operation: 'C2', kind: 'status', status: 500, times: 'always' } as const;
  await bill.injectFault(fault);
  await page.reload();
  await expect(page.getByRole('button', { name: frame.endSession })).toBeVisible();
});

test('opens nothing by a copy of the cookie of a session that was ended', async ({
  request,
  playwright,
  openPayer,
}) => {
  const payer = await openPayer();
  const thief = new Payer(
    await playwright.request.newContext({ storageState: await request.storageState() }),
    payer.address,
  );
  expect((await thief.ask('')).status()).toBe(200);
  expect((await payer.ask('end', { method: 'POST' })).status()).toBe(303);

  expect((await thief.ask('')).status()).toBe(401);
  for (const [, name] of READS) {
    await expectFailure(await thief.ask(name), [401, 'noSession'], name);
  }
  for (const name of ['link-token', 'bank-accounts', 'ach-payment', 'end']) {
    const answer = await thief.ask(name, { method: 'POST', body: {} });
    await expectFailure(answer, [401, 'noSession'], name);
  }
  await expectFailure(await payer.ask('status'), [401, 'noSession'], 'status');
});

test('leaves the other bills of a browser alone', async ({ openPayer }) => {
  const first = await openPayer();
  const second = await openPayer();
  expect((await first.ask('end', { method: 'POST' })).status()).toBe(303);
  expect((await first.ask('')).status()).toBe(401);
  expect((await second.ask('')).status()).toBe(200);
});

test('closes the bill in its browser even while the ledger does not answer', async ({
  request,
  target,
  openPayer,
}) => {
  test.skip(!target.dataFolder, 'needs the ledger of an app of its own');
  const payer = await openPayer();
  const held = holdLedger(target.dataFolder ?? '');
  expect((await payer.ask('end', { method: 'POST' })).status()).toBe(303);
  held.release();
  expect((await request.storageState()).cookies).toEqual([]);
  expect((await payer.ask('')).status()).toBe(401);
});
