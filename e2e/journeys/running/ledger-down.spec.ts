import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Response } from '@playwright/test';
import { type HeldLedger, holdLedger } from '#e2e/support/app/hold-ledger.ts';
import { Payer, readJson } from '#e2e/support/payer.ts';
import { test as base, expect, expectProblem } from '#e2e/support/test.ts';
import { bankPayment, states, status as words } from '#lib/messages/testing/words.ts';

type Fixtures = {
  /** Takes the ledger away from the app, until it is released or the journey is over. */
  readonly takeLedger: () => HeldLedger;
};

const test = base.extend<Fixtures>({
  takeLedger: async ({ target }, use) => {
    const held: HeldLedger[] = [];
    await use(() => {
      const one = holdLedger(target.dataFolder ?? '');
      held.push(one);
      return one;
    });
    for (const one of held) one.release();
    if (held.length > 0) await expectWrites(target.appOrigin);
  },
});
test.skip(({ target }) => target.isDeployed, 'takes the ledger of the app, which must be its own');

/** Every answer of the app is slow while it waits for the ledger. */
const LONGEST_JOURNEY_IN_MS = 180_000;
test.beforeEach(() => test.setTimeout(LONGEST_JOURNEY_IN_MS));

const PAUSED = states.screens.paused.title;
/** The app waits for the ledger each time that it asks it. */
const SLOW = { timeout: 30_000 };
/** An open page asks ever more rarely. */
const LONG = { timeout: 60_000 };

test('lets a bill be read and not paid while the ledger is down, and goes on by itself @both-all', async ({
  createBill,
  takeLedger,
  billPage,
}) => {
  const bill = await createBill();
  const ledger = takeLedger();
  const response = await billPage.open(bill);
  expect(response?.status()).toBe(200);
  await expect(billPage.title(PAUSED)).toBeVisible();
  await expect(billPage.heading).toContainText('$125.00');
  await expect(billPage.main).toContainText('INV-20418');
  await billPage.expectNoPayment();
  await expect(billPage.status).toHaveText(words.watch.stillPaused, SLOW);

  ledger.release();
  await expect(billPage.connectButton).toBeVisible(SLOW);
  await expect(billPage.title(PAUSED)).toHaveCount(0);
});

test.describe('a ledger whose file is gone', () => {
  // An app of its own, which is of no use afterwards.
  test.use({ appVariables: { LEDGER_RETENTION_DAYS: '801' } });

  test('is told to the balancer, and takes no payment', async ({
    billPage,
    request,
    target,
    openPayer,
  }) => {
    const payer = await openPayer();
    const { bill } = payer;
    const order = await payer.prepareOrder();
    expect((await request.get('/health/ready')).status()).toBe(200);
    await rm(join(target.dataFolder ?? '', 'ledger.sqlite'));

    const paid = await payer.pay(order);
    expect(paid.status()).toBe(503);
    expect(await readJson(paid)).toMatchObject({ code: 'storeUnavailable' });
    expect(await bill.countPayments()).toEqual({ received: 0, accepted: 0 });
    await expect.poll(async () => (await request.get('/health/ready')).status(), SLOW).toBe(503);
    expect((await request.get('/health')).status()).toBe(200);
    const token = await payer.ask('link-token', { method: 'POST', body: {} });
    expect(token.status()).toBe(503);
    await billPage.open(bill);
    await expect(billPage.title(PAUSED)).toBeVisible();
    await expect(billPage.heading).toContainText('$125.00');
    await expect(billPage.connectButton).toHaveCount(0);
  });
});

test('takes no payment that it cannot write down, and takes it later without the bank', async ({
  billPage,
  takeLedger,
  target,
}) => {
  expectProblem(/status of 503 .*ach-payment/);
  const bill = await billPage.begin('review');
  await billPage.nameOnAccount.fill('J R Doe');
  const ledger = takeLedger();
  await billPage.payButton.click();
  await expect(billPage.alert).toContainText(bankPayment.problems.storeUnavailable, SLOW);
  expect(await bill.countPayments()).toEqual({ received: 0, accepted: 0 });

  ledger.release();
  await expectWrites(target.appOrigin);
  await expect(billPage.nameOnAccount).toHaveValue('J R Doe');
  await billPage.pay();
  await expect(billPage.main).toContainText('J R Doe');
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
});

/** The app looks every few seconds whether it can write again. */
async function expectWrites(appOrigin: string): Promise<void> {
  const read = async () => (await fetch(`${appOrigin}/health/ready`)).status;
  await expect.poll(read, SLOW).toBe(200);
}

/** An answer to an open page that tells of no attempt, since nobody knows. */
async function isSilent(answer: Response): Promise<boolean> {
  if (!answer.url().endsWith('/status') || !answer.ok()) return false;
  const { isPaused, outcome } = await answer.json();
  return isPaused === true && outcome === null;
}

test('keeps the warning on an open page, and repeats it on one that is loaded meanwhile', async ({
  page,
  createBill,
  openAnotherBrowser,
  takeLedger,
  billPage,
}) => {
  const bill = await createBill({ switches: { statusAnswer: 'absent' } });
  const payer = await Payer.open(page.request, bill);
  await payer.payUnanswered();
  const [open, another] = [billPage, await openAnotherBrowser()];
  await page.goto(bill.url);
  await expect(open.title(states.screens.confirming.title)).toBeVisible();

  const ledger = takeLedger();
  const silence = page.waitForResponse(isSilent, LONG);
  await another.open(bill);
  await expect(another.title(PAUSED)).toBeVisible();
  await expect(another.main).toContainText('Do not send another.');
  await silence;
  await expect(open.title(states.screens.confirming.title)).toBeVisible();

  ledger.release();
  await expect(another.title(states.screens.confirming.title)).toBeVisible(SLOW);
  await expect(open.title(states.screens.confirming.title)).toBeVisible();
});

test('claims nothing of a closed link while the ledger is down', async ({
  page,
  createBill,
  openAnotherBrowser,
  takeLedger,
}) => {
  expectProblem(/status of 410/);
  const bill = await createBill({ switches: { endedLink: 'refuse' } });
  const payer = await Payer.open(page.request, bill);
  await payer.payBill();
  takeLedger();
  const elsewhere = await openAnotherBrowser();
  await elsewhere.expectScreen('closed', 410, await elsewhere.open(bill));
});
