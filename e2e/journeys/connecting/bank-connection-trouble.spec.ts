import type { FaultRequest } from '#e2e/sandbox/fault.ts';
import { Payer } from '#e2e/support/payer.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { bankPayment } from '#lib/messages/testing/words.ts';

const { accounts, problems } = bankPayment;

const LISTING: readonly [name: string, fault: Omit<FaultRequest, 'operation'>, words: string][] = [
  ['is down', { kind: 'status', status: 503 }, problems.upstreamUnavailable],
  ['cannot be read', { kind: 'html' }, problems.upstreamUnreadable],
  ['is too slow', { kind: 'hang' }, problems.upstreamUnavailable],
];
for (const [[name, fault, words], tag] of tagRepeats(LISTING)) {
  test(`lists the accounts again, without the bank, when the list ${name}`, { tag }, async ({
    billPage,
  }) => {
    expectProblem(/Failed to load resource.*\/bank-accounts\)/);
    const bill = await billPage.begin();
    await bill.injectFault({ operation: 'C9', times: 'always', ...fault });
    await billPage.connectBank();
    await expect(billPage.title(accounts.failedTitle)).toBeFocused();
    await expect(billPage.alert).toContainText(words);
    await bill.clearFaults();
    await billPage.againButton.click();
    await expect(billPage.connected).toBeVisible();
    expect(await bill.countCalls('C8')).toBe(1);
  });
}

test('begins again with the bank when reading its accounts again is refused', async ({
  billPage,
}) => {
  expectProblem(/Failed to load resource.*\/bank-accounts\)/);
  const bill = await billPage.begin('accounts');
  await expect(billPage.connected).toBeVisible();
  const refusal = { kind: 'refuse', code: 'aCodeThatNobodyDocumented' } as const;
  await bill.injectFault({ operation: 'C9', times: 'always', ...refusal });
  await billPage.reload();
  // Nothing was paid, and no account chosen, that could have been refused.
  await expect(billPage.alert).toContainText(problems.bankConnectionFailed);
  await bill.clearFaults();
  await billPage.connect();
});

const EXCHANGES: readonly [name: string, fault: Omit<FaultRequest, 'operation'>, words: string][] =
  [
    ['was refused', { kind: 'refuse', code: 'plaid' }, problems.bankConnectionFailed],
    [
      'is not offered',
      { kind: 'refuse', code: 'plaidUnavailable' },
      problems.bankConnectionNotOffered,
    ],
  ];
for (const [[name, fault, words], tag] of tagRepeats(EXCHANGES)) {
  test(`begins again with the bank when the connection ${name}`, { tag }, async ({ billPage }) => {
    expectProblem(/Failed to load resource.*\/bank-accounts\)/);
    const bill = await billPage.begin();
    await bill.injectFault({ operation: 'C8', ...fault });
    await billPage.connectBank();
    await expect(billPage.alert).toContainText(words);
    await billPage.connectAgain();
    expect(await bill.countCalls('C8')).toBe(2);
  });
}

test('hands the public token over once, whatever becomes of it', async ({ billPage }) => {
  expectProblem(/Failed to load resource.*\/bank-accounts\)/);
  const bill = await billPage.begin();
  await bill.injectFault({ operation: 'C8', kind: 'resetBefore', times: 'always' });
  await billPage.connectBank();
  await expect(billPage.alert).toContainText(problems.upstreamUnavailable);
  expect(await bill.countCalls('C8')).toBe(1);

  await bill.clearFaults();
  await billPage.againButton.click();
  await expect(billPage.alert).toContainText(problems.bankNotConnected);
  await billPage.connectAgain();
});

test('finds the address of the exchange under its other spelling, and remembers it', async ({
  createBill,
  playwright,
}) => {
  const connect = async (exchangePath: 'hyphen' | 'misspelt'): Promise<string[]> => {
    const bill = await createBill({ switches: { exchangePath } });
    await using browser = await playwright.request.newContext();
    const payer = await Payer.open(browser, bill);
    expect((await payer.connectBank(await payer.finishLink())).status()).toBe(200);
    const calls = (await bill.listCalls()).filter((call) => call.operation === 'C8');
    return calls.map(({ path }) => path.split('/').at(-1) ?? '');
  };
  await connect('hyphen');
  expect(await connect('misspelt')).toEqual(['exchange-public-token', 'exhange-public-token']);
  expect(await connect('misspelt')).toEqual(['exhange-public-token']);
  expect(await connect('hyphen')).toEqual(['exhange-public-token', 'exchange-public-token']);
});
