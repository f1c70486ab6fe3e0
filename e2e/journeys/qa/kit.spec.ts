import type { Page } from '@playwright/test';
import type { CreatedBill } from '#e2e/qa/control-types.ts';
import { Customer } from '#e2e/qa/customer.ts';
import { createSandboxClient } from '#e2e/qa/sandbox-client.ts';
import { watchSecrets } from '#e2e/qa/secrets-watch.ts';
import { SCENARIOS } from '#e2e/sandbox/scenarios.ts';
import { toSandboxBill } from '#e2e/support/bills/sandbox-bill.ts';
import { Payer } from '#e2e/support/payer.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';

const DAY_IN_SECONDS = 24 * 60 * 60;

/** What an expectation says that does not hold. */
async function readFailure(expectation: Promise<void>): Promise<string> {
  return await expectation.then(
    () => 'It holds.',
    (error: unknown) => String(error),
  );
}

test('the kit makes bills by the names of the sandbox, and says which there are', async ({
  bill,
  sandbox,
}) => {
  const read = async (name: string) => await sandbox.readBill((await bill(name)).link);
  expect(await read('returnR01')).toMatchObject({ scenario: 'returnR01', status: 'Sent' });
  expect(await read('RETURNR01')).toMatchObject({ scenario: 'returnR01' });
  expect(await read('settled')).toMatchObject({ status: 'Settled' });
  const { link } = await bill('slowPay', { amount: 7, payerName: 'Ana' });
  expect(await sandbox.readBill(link)).toMatchObject({ amount: 7, payerName: 'Ana' });
  const refusal = await bill('retrunR01').catch(String);
  expect(refusal).toContain('The sandbox has no bill called "retrunR01".');
  for (const { name } of SCENARIOS) expect(refusal).toContain(name);
});

test('the kit’s matchers follow a payment, and say what was seen instead', async ({
  bill,
  payer,
  request,
  sandbox,
}) => {
  const soon = { timeout: 300 };
  const created = await bill({ amount: 125 });
  await payer.open(created);
  await expect(payer).toOfferPayment();
  await expect(payer).not.toBePaid(soon);
  const unpaid = await readFailure(expect(payer).toBePaid(soon));
  expect(unpaid).toContain('Expected a payment that was made');
  expect(unpaid).toContain('"Pay from your bank account"');
  expect(unpaid).toContain('the bill is Sent; payments accepted: 0');
  expect(unpaid).not.toContain(created.link);

  const order = await Payer.open(request, toSandboxBill(sandbox, created));
  await order.payBill();
  await payer.open(created);
  await expect(payer).toBePaid();
  await expect(payer).toSayWhereTheMoneyIs();
  await expect(payer).toSayWhereTheMoneyIs('processing');
  await expect(payer).not.toSayWhereTheMoneyIs('settled', soon);
  await expect(payer).not.toOfferPayment();
  await expect(payer).not.toBeSettled(soon);
  const early = await readFailure(expect(payer).toBeSettled(soon));
  expect(early).toContain('state:   processing');
  await expect(payer.fact('status.receipt.amount')).toHaveText('$125.00');

  await sandbox.advanceClock(created.link, 10 * DAY_IN_SECONDS);
  await payer.open(created);
  await expect(payer).toBeSettled();
  const settled = await readFailure(expect(payer).not.toBeSettled(soon));
  expect(settled).toContain('Expected anything but a payment that is settled');
});

test('the kit takes nothing for an answer that is still to come', async ({
  bill,
  payer,
  sandbox,
}) => {
  const soon = { timeout: 300 };
  const readOffer = () => readFailure(expect(payer).not.toOfferPayment(soon));
  expect(await readOffer()).toContain('titles:  none');
  const created = await bill({ amount: 125 });
  const fault = { operation: 'C4', kind: 'refuse', code: 'achValidate' } as const;
  await sandbox.injectFault(created.link, fault);
  await payer.open(created);
  let allowAnswer = () => {};
  const isAnswerable = new Promise<void>((done) => {
    allowAnswer = done;
  });
  await payer.page.route('**/ach-payment', async (route) => {
    await isAnswerable;
    await route.continue();
  });
  await payer.pay();
  expect(await readOffer()).toContain('not offered; a step is under way');
  expectProblem(/status of 422/);
  allowAnswer();
  await expect(payer).toOfferPayment();
  expect(await readOffer()).toMatch(/payment: offered$/m);
});

test('the kit pays step by step, from the account and under the name that a test says', async ({
  bill,
  payer,
  sandbox,
}) => {
  const created = await bill({ amount: 125 });
  await payer.open(created);
  await payer.connectBank({ userName: 'user_two_accounts' });
  await payer.chooseAccount(/Rainy Day Savings/);
  await expect(payer.fact('bankPayment.review.from')).toContainText('••1111');
  await payer.enterName('Ana Berg');
  await payer.authorize();
  await expect(payer).toBePaid();
  const { attempts } = await sandbox.readBill(created.link);
  expect(attempts).toMatchObject([{ body: { individualName: 'Ana Berg' } }]);
});

test('the kit takes a second payment for no payment', async ({ bill, payer, request, sandbox }) => {
  const created = await bill({ amount: 125, switches: { acceptDuplicates: true } });
  const order = await Payer.open(request, toSandboxBill(sandbox, created));
  await order.payBill();
  await payer.open(created);
  await expect(payer).toBePaid();
  // Made beside the page, which would not let it through.
  const { sessions } = await sandbox.readBill(created.link);
  const again = await fetch(`${sandbox.origin}/connectfi/public/customer/payment/ach-pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-connectfi-jwtoken': sessions[0]?.jwt ?? '' },
    body: JSON.stringify((await sandbox.readBill(created.link)).attempts[0]?.body),
  });
  expect(again.status).toBe(200);
  expect(await readFailure(expect(payer).toBePaid({ timeout: 300 }))).toContain(
    'payments accepted: 2',
  );
});

test('the kit reads the page in the customer’s language', async ({ bill, browser, sandbox }) => {
  for (const language of ['es', 'ar']) {
    await using context = await browser.newContext({ locale: language });
    const customer = new Customer({ page: await context.newPage(), sandbox, language });
    await customer.open(await bill());
    await expect(customer).toOfferPayment();
    await customer.open(await bill('Settled'));
    await expect(customer).toBeSettled();
    await expect(customer).toSayWhereTheMoneyIs('settled');
  }
});

test('the kit’s watch hears a secret in an answer, a header and an address', async ({
  browser,
  sandbox,
  bill,
  target,
}) => {
  const { link } = await bill();
  await using context = await browser.newContext();
  const watch = watchSecrets(context, sandbox.origin);
  const page = await context.newPage();
  await page.route(`${target.appOrigin}/told`, (route) =>
    route.fulfill({
      body: `<p>${link}</p>`,
      headers: { 'x-link': link, 'content-type': 'text/html' },
    }),
  );
  await page.route(`${target.appOrigin}/asked?*`, (route) => route.fulfill({ body: 'nothing' }));
  const secrets = await sandbox.listSecrets();
  await page.goto(`${target.appOrigin}/told`);
  const told = ['a link in the answer of GET /told', 'a link in the headers of GET /told'];
  expect((await watch.findLeaks(secrets)).toSorted()).toEqual(told);
  await page.goto(`${target.appOrigin}/asked?link=${link}`);
  expect((await watch.findLeaks(secrets)).toSorted()).toEqual(['a link in an address', ...told]);
});

/** Not from the page itself: that would be heard by the journeys' own watch. */
async function tellLink(page: Page, origin: string, { link }: CreatedBill): Promise<void> {
  await page.route(`${origin}/told`, (route) => route.fulfill({ body: link }));
  await page.goto(`${origin}/told`);
}

test('the kit lets a secret pass that nobody watches for', async ({ bill, page, target }) => {
  await tellLink(page, target.appOrigin, await bill());
});

test.describe('with a watch for secrets', () => {
  test.use({ watchesSecrets: true });

  test('the kit lets a test be that lets none out', async ({ bill, payer }) => {
    await payer.open(await bill());
    await expect(payer).toOfferPayment();
  });

  test.fail('the kit fails a test that lets one out', async ({ bill, page, target }) => {
    await tellLink(page, target.appOrigin, await bill());
  });
});

test.describe('in a namespace', () => {
  test.use({ sandboxNamespace: 'qa-kit' });

  test('the kit keeps to it, and its bills can be paid', async ({
    bill,
    payer,
    sandbox,
    target,
  }) => {
    await sandbox.reset();
    const created = await bill({ amount: 125 });
    await payer.open(created);
    await payer.pay();
    await expect(payer).toBePaid();
    expect(await sandbox.listBills()).toHaveLength(1);
    const everybody = createSandboxClient(target.sandboxOrigin);
    const links = (await everybody.listBills()).map(({ link }) => link);
    expect(links).not.toContain(created.link);
  });
});
