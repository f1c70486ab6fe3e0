import type { Page } from '@playwright/test';
import { BankSite } from '#e2e/qa/pages/bank-site.ts';
import type { BillRequest } from '#e2e/sandbox/bill-request.ts';
import {
  ALL_SPELLINGS,
  makeHostileBill,
  PLACES,
  SPELLINGS,
  toShown,
} from '#e2e/support/bills/hostile-bill.ts';
import { JourneyPage } from '#e2e/support/bills/journey-page.ts';
import { NOT_PAYABLE } from '#e2e/support/bills/states-on-arrival.ts';
import { countCases } from '#e2e/support/count-cases.ts';
import { expectHarmless } from '#e2e/support/looks/expect-harmless.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { test as base, expect, expectProblem } from '#e2e/support/test.ts';
import { sayName } from '#lib/domain/payment.ts';
import { bankPayment, screens, states } from '#lib/messages/testing/words.ts';

type Place = keyof typeof PLACES;

const EVERYWHERE = Object.keys(PLACES) as Place[];
const FIELDS = EVERYWHERE.length;
/** Where something is asked of the customer, a long description is folded in two. */
const UNFOLDED = EVERYWHERE.filter((place) => place !== 'description');

/** No dialog may come up, whatever a journey does. */
const test = base.extend<{ page: Page }>({
  page: async ({ page }, use) => {
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await use(page);
    expect(dialogs).toEqual([]);
  },
});

const DESKTOP = { width: 1280, height: 800 };

/** Expects the texts of the bill, letter by letter, and that they are nothing but texts. */
async function expectShown(
  page: Page,
  text: string,
  places: readonly Place[] = EVERYWHERE,
): Promise<void> {
  const { main } = new JourneyPage(page);
  const listMissing = async () => {
    const shown = joinBlanks((await main.textContent()) ?? '');
    return places.filter(
      (place) => !shown.includes(joinBlanks(`${toShown(text)} ${PLACES[place]}`)),
    );
  };
  await expect.poll(listMissing, `fields without their text: ${text}`).toEqual([]);
  await expectHarmless(page);
}

/** The same on the phone that the journeys have, and on a desktop. */
async function expectShownOnBoth(page: Page, places?: readonly Place[]): Promise<void> {
  const usual = page.viewportSize();
  await expectShown(page, ALL_SPELLINGS, places);
  await page.setViewportSize(DESKTOP);
  await expectShown(page, ALL_SPELLINGS, places);
  if (usual) await page.setViewportSize(usual);
}

/** As the page's title and the browser's own comparison of texts have them. */
function joinBlanks(text: string): string {
  return text
    .replace(/[\u200b\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const KINDS: readonly { which: string; kinds: readonly BillRequest[]; tag: string[] }[] = [
  { which: 'a bill that can be paid', kinds: [{}], tag: [] },
  {
    which: 'a bill that is paid or over',
    kinds: [{ status: 'Settled' }, { status: 'Expired' }],
    tag: ['@all'],
  },
];

for (const { which, kinds, tag } of KINDS) {
  test(`shows each text as a text in every field of ${which}, and in its title`, { tag }, async ({
    page,
    billPage,
  }) => {
    test.slow();
    const texts = Object.values(SPELLINGS);
    countCases('Attack cases', texts.length * kinds.length * FIELDS);
    for (const text of texts) {
      for (const kind of kinds) {
        await billPage.begin('bill', { ...makeHostileBill(text), ...kind });
        await expectShown(page, text);
        const title = joinBlanks(sayName(`${toShown(text)} ${PLACES.merchant}`));
        expect(joinBlanks(await page.title())).toContain(title);
      }
    }
  });
}

/** Plain for every browser, and once more with its letters, encoded (RFC 8187). */
const HARMLESS_NAME =
  /^inline; filename="[\w.-]+\.pdf"(; filename\*=UTF-8''[\w.!#$&+^`|~%-]+\.pdf)?$/;

test('hands over files of all hostile names under harmless ones', async ({ page, billPage }) => {
  const names = Object.values(SPELLINGS);
  countCases('Attack cases', names.length);
  await billPage.begin('bill', { attachments: names.map((fileName) => ({ fileName })) });
  const files = page.getByRole('list', { name: 'Attachments' }).getByRole('link');
  await expect(files).toHaveCount(names.length);
  for (const [index, file] of (await files.all()).entries()) {
    const answer = await page.request.get((await file.getAttribute('href')) ?? '');
    const { 'content-disposition': disposition, 'set-cookie': cookie } = answer.headers();
    expect.soft(answer.status(), names[index]).toBe(200);
    expect.soft(disposition, names[index]).toMatch(HARMLESS_NAME);
    expect.soft(cookie, names[index]).toBeUndefined();
  }
});

test('shows hostile texts as texts in every state in which a link can be opened', {
  tag: '@all',
}, async ({ page, billPage }) => {
  test.slow();
  countCases('Attack cases', NOT_PAYABLE.length * FIELDS);
  const hostile = makeHostileBill(ALL_SPELLINGS);
  for (const { name, bill, title } of NOT_PAYABLE) {
    await billPage.begin('bill', { ...hostile, ...bill });
    await expect(billPage.title(title), name).toBeVisible();
    await expectShown(page, ALL_SPELLINGS);
  }
});

const HOSTILE_BANK = { userName: 'user_hostile_names' };
const THIRD_ACCOUNT = `"><svg onload="window.intruded=1">$& #three ••'">0`;

test('keeps hostile texts texts from the choice of an account to the printed receipt', async ({
  page,
  createBill,
  billPage,
}) => {
  test.slow();
  const bill = await createBill(makeHostileBill(ALL_SPELLINGS));
  const payee = `${toShown(ALL_SPELLINGS)} ${PLACES.merchant}`;
  await page.goto(bill.url);
  await billPage.connectButton.click();
  await billPage.link.signIn(HOSTILE_BANK);
  await billPage.link.chooseAccounts();
  await billPage.link.press('Finish');

  await expect(billPage.accounts).toHaveCount(3);
  for (const name of ['<img src=x onerror="window.intruded=1">{mask} #one', '#two', '#three']) {
    await expect(billPage.main).toContainText(name);
  }
  await expectShownOnBoth(page, UNFOLDED);

  await billPage.account(/#three/).check();
  await billPage.goOn();
  await billPage.payButton.waitFor();
  await expect(billPage.main).toContainText(THIRD_ACCOUNT);
  await expect(billPage.main).toContainText(`authorize ${payee}, and those who`);
  await expectShownOnBoth(page, UNFOLDED);

  await billPage.nameOnAccount.fill('Jane "><img src=x onerror=window.intruded=1> Doe');
  await billPage.payButton.click();
  await expect(billPage.main).toContainText(bankPayment.problems.nameBadCharacter);
  await expectHarmless(page);
  await billPage.nameOnAccount.fill('Jane Doe');
  await billPage.pay();
  await expect(billPage.main).toContainText(THIRD_ACCOUNT);
  await expectShownOnBoth(page);

  const later = ['SentToPay', 'Completed', 'Settled', 'Returned', 'Declined'] as const;
  for (const status of later) {
    await bill.setStatus(status, { description: ALL_SPELLINGS });
    await page.reload();
    await expect(billPage.main).toContainText(THIRD_ACCOUNT);
    await expectShownOnBoth(page);
    await page.emulateMedia({ media: 'print' });
    await expectShownOnBoth(page);
    await page.emulateMedia({ media: 'screen' });
  }
  countCases('Attack cases', 2 * (later.length + 4) * FIELDS);
});

test('keeps hostile texts texts while a payment is confirmed, and behind a closed link', async ({
  page,
  openAnotherBrowser,
  billPage,
}) => {
  const bill = await billPage.begin('bill', {
    ...makeHostileBill(ALL_SPELLINGS),
    switches: { endedLink: 'refuse' },
  });

  await billPage.goToReview();
  await bill.injectFault({ operation: 'C4', kind: 'resetAfter' });
  await bill.setSwitches({ statusAnswer: 'absent' });
  await billPage.nameOnAccount.fill('Jane Doe');
  await billPage.payButton.click();
  await expect(billPage.title(states.screens.confirming.title)).toBeVisible();
  await expectShown(page, ALL_SPELLINGS);

  const elsewhere = await openAnotherBrowser(bill.url);
  await expect(elsewhere.main).toContainText('Do not pay again.');
  await expectShown(elsewhere.page, ALL_SPELLINGS, ['merchant']);
  countCases('Attack cases', FIELDS + 1);
});

test('keeps hostile names names where several bills are offered after a bank', async ({
  page,
  target,
  billPage,
}) => {
  const bills = Object.values(SPELLINGS).slice(0, 6);
  countCases('Attack cases', bills.length + FIELDS);
  for (const text of bills) {
    await billPage.begin('bill', makeHostileBill(text));
  }
  await page.goto(`${target.appOrigin}/oauth?oauth_state_id=<script>window.intruded=1</script>`);
  await expect(billPage.heading).toHaveText(screens.oauthNothing.title);
  for (const text of bills) {
    await expect(billPage.main).toContainText(`${toShown(text)} ${PLACES.merchant}`);
  }
  await expectHarmless(page);
});

test('keeps hostile texts texts on the return from a bank', async ({ page, billPage }) => {
  countCases('Attack cases', FIELDS);
  const hostile = makeHostileBill(ALL_SPELLINGS);
  await billPage.begin('window', { ...hostile, plaid: { oauth: 'redirect' } });
  await (await BankSite.goThere(page, billPage.link)).answer('Deny');
  await billPage.link.press('Exit');
  await expect(billPage.alert).toBeVisible();
  await expectHarmless(page);
});

/** A screen of a phone is 740 px high. */
const ENDLESS = { name: 'The Western North Carolina Cooperative '.repeat(52).trim() };

for (const [[status, height], tag] of tagRepeats([
  ['Created', 4_500],
  ['Returned', 7_700],
] as const)) {
  test(`says a name of 2,000 letters in part, and has it whole once, on a bill that is ${status}`, {
    tag,
  }, async ({ page, billPage }) => {
    await billPage.begin('bill', { merchant: ENDLESS, ...(status !== 'Created' && { status }) });
    const whole = billPage.main.locator('dd', { hasText: ENDLESS.name });
    await expect(whole.first()).toBeAttached();
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(height);
    expect((await page.title()).length).toBeLessThan(400);
    const links = await page.getByRole('link').allInnerTexts();
    expect(links.filter((name) => name.length > 160)).toEqual([]);
  });
}

const REFUSALS = [400, 401, 403, 410, 429, 500, 503] as const;

test('shows nothing at all of what connectFi says of a failure', async ({
  page,
  request,
  createBill,
  openPayer,
}) => {
  expectProblem(/the server responded with a status of/);
  countCases('Attack cases', REFUSALS.length * Object.keys(SPELLINGS).length);
  const body = JSON.stringify({
    code: 'paymentStatus',
    requestId: ALL_SPELLINGS,
    message: ALL_SPELLINGS,
    context: { [ALL_SPELLINGS]: ALL_SPELLINGS },
  });
  const usual = { kind: 'status', times: 'always', body } as const;
  for (const status of REFUSALS) {
    const bill = await createBill();
    await bill.injectFault({ operation: 'C1', ...usual, status });
    const opened = await request.get(bill.url);
    expect.soft(opened.headers()['content-type'], `${status}`).toMatch(/^text\/html/);
    expect.soft(await opened.text(), `${status}`).not.toContain('evil.example');

    const payer = await openPayer();
    await payer.bill.injectFault({ operation: 'C7', ...usual, status });
    const answer = await payer.createLinkToken();
    expect.soft(answer.headers()['content-type'], `${status}`).toMatch(/^application\/json/);
    expect.soft(await answer.text(), `${status}`).not.toContain('evil.example');
  }
  const bill = await createBill();
  await bill.injectFault({ operation: 'C1', ...usual, status: 500 });
  await page.goto(bill.url);
  await expectHarmless(page);
  expect(await page.content()).not.toContain('evil.example');
});
