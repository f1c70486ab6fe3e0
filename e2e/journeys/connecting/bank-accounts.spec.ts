import { readJson } from '#e2e/support/payer.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, test } from '#e2e/support/test.ts';
import { bankPayment } from '#lib/messages/testing/words.ts';

const { accounts, problems } = bankPayment;

const SEVERAL: readonly [userName: string, count: number, names: readonly string[]][] = [
  [
    'user_two_accounts',
    2,
    ['Everyday Checking Checking ••0000', 'Rainy Day Savings Savings ••1111'],
  ],
  [
    'user_many_accounts',
    8,
    ['Household Checking 1 Checking ••1000', 'Household Savings 8 Savings ••1007'],
  ],
  [
    'user_same_names',
    2,
    [
      'Everyday Checking Checking ••0000, 1 of 2 with this name',
      'Everyday Checking Checking ••0000, 2 of 2 with this name',
    ],
  ],
];
for (const [[userName, count, names], tag] of tagRepeats(SEVERAL)) {
  test(`lets the customer choose among the accounts of ${userName}`, { tag }, async ({
    billPage,
  }) => {
    await billPage.begin();
    await billPage.connectAll(userName);
    await expect(billPage.accounts).toHaveCount(count);
    await expect(billPage.main.getByRole('radio', { checked: true })).toHaveCount(0);
    for (const name of names) await expect(billPage.account(name)).toBeVisible();

    await billPage.continueButton.click();
    await expect(billPage.alert).toHaveText(problems.chooseAccount);
    await expect(billPage.accounts.first()).toBeFocused();
    await billPage.account(names[1] ?? '').check();
    await expect(billPage.alert).toHaveCount(0);
    await billPage.goOn();
    await expect(billPage.payButton).toBeVisible();
  });
}

test('pays from the second of two accounts that read alike', async ({ billPage }) => {
  const bill = await billPage.begin();
  await billPage.connectAll('user_same_names');
  const second = billPage.account(/2 of 2/);
  await second.check();
  const id = await second.getAttribute('value');
  await billPage.goOn();
  await billPage.pay();
  const pay = (await bill.listCalls()).find(({ operation }) => operation === 'C4');
  expect(JSON.stringify(pay?.body)).toContain(id);
});

const UNUSUAL: readonly [name: string, userName: string, account: string][] = [
  ['without last digits', 'user_no_mask', 'Everyday Checking'],
  ['of a bank that Plaid does not name', 'user_null_institution', 'Checking ••0000'],
];
for (const [[name, userName, account], tag] of tagRepeats(UNUSUAL)) {
  test(`pays from an account ${name}`, { tag }, async ({ billPage }) => {
    await billPage.begin();
    await billPage.connectBank({ userName });
    await expect(billPage.main).toContainText(account);
    await expect(billPage.main).not.toContainText(/null|undefined/);
    await billPage.pay();
    await expect(billPage.main).not.toContainText(/null|undefined/);
  });
}

test('says that there is no account, and leads to a different bank', async ({ billPage }) => {
  await billPage.begin('window');
  await billPage.link.signIn({ userName: 'user_no_accounts' });
  await billPage.link.press('Finish');
  await expect(billPage.main).toContainText(accounts.none);
  await expect(billPage.continueButton).toHaveCount(0);
  await billPage.leaveForAnotherBank();
  await billPage.connectInWindow();
});

test('answers with what the customer chooses from, and nothing more', async ({ openPayer }) => {
  const payer = await openPayer();
  const answer = await payer.connectBank(await payer.finishLink());
  expect(answer.status()).toBe(200);
  const connected = await readJson(answer);
  expect(Object.keys(connected).sort()).toEqual(['accounts', 'authorizationVersion', 'debitDate']);
  expect(Object.keys(Object(connected.accounts)[0]).sort()).toEqual([
    'id',
    'mask',
    'name',
    'subtype',
  ]);
  expect(await readJson(await payer.ask('bank-accounts'))).toEqual(connected);
  expect((await payer.ask('link-token')).status()).toBe(404);
});

test('warns of accounts that may not pay like this, and hides none', async ({ billPage }) => {
  await billPage.begin();
  await billPage.connectAll('user_limited_purpose');
  await expect(billPage.accounts).toHaveCount(3);
  const paragraphs = billPage.main.getByRole('paragraph');
  const caution = paragraphs.filter({ hasText: accounts.cautions.limitedPurposeChecking });
  await billPage.account('Everyday Checking Checking ••0000').check();
  await expect(caution).toHaveCount(0);
  await billPage.account('Pocket Money Pocket Money ••3333').check();
  await expect(paragraphs.filter({ hasText: accounts.cautions.other })).toBeVisible();
  await expect(billPage.status).toHaveText(accounts.cautions.other);
  await billPage.account('Rent Only Limited purpose checking ••2222').check();
  await expect(caution).toBeVisible();
  await billPage.goOn();
  await expect(caution).toBeVisible();
  await expect(billPage.main).toContainText('account Limited purpose checking ••2222 by an ACH');
  await billPage.pay();
  await expect(billPage.main).toContainText('Limited purpose checking ••2222');
});
