import type { Page } from '@playwright/test';
import { readAttempt } from '#e2e/support/app/read-attempt.ts';
import { JourneyPage } from '#e2e/support/bills/journey-page.ts';
import { expectNarrow } from '#e2e/support/looks/expect-reach.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { chooseLocale } from '#lib/messages/choose-language.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { describeLanguage, LANGUAGES, type Language } from '#lib/messages/languages.ts';

const OTHERS = LANGUAGES.map(({ tag }) => tag).filter((tag) => tag !== 'en');

const ENGLISH_ONLY = { cFiMerchantId: 'EnglishOnly01', name: 'Only English' };
const SPANISH_FIRST = { cFiMerchantId: 'SpanishFirst01', name: 'Spanish first' };

async function expectLanguage(page: Page, language: Language): Promise<void> {
  const { direction } = describeLanguage(language);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.locator('html')).toHaveAttribute('dir', direction);
}

for (const [language, tag] of tagRepeats(OTHERS, 2)) {
  test(`takes a payment whole in ${language}, with the English authorization below`, {
    tag: language === 'ar' ? [...tag, '@engines'] : tag,
  }, async ({ page, target, createBill }) => {
    const { authorization, bankPayment, states, status } = getMessages({ language });
    const bill = await createBill({ amount: 20 });
    const [beginning = ''] = authorization.template.split(/\u2068?\{/);
    await page.goto(`${bill.url}?lang=${language}`);
    const billPage = new JourneyPage(page, { language });
    await expectLanguage(page, language);
    await expect(page).toHaveTitle(new RegExp(`^${states.screens.payable.title} · .*20[.,]00`));
    await expect(billPage.title(bankPayment.connect.title)).toBeVisible();
    await billPage.goToReview();
    await expectLanguage(page, language);
    const main = page.getByRole('main');
    await expect(main).toContainText(beginning);
    await expect(main).toContainText(authorization.translated);
    const english = page.locator('[lang=en][dir=ltr]').filter({ hasText: 'By choosing "' });
    await expect(english).toContainText(
      `By choosing "${authorization.button}", you, Jane Doe, authorize Blue Ridge Dental`,
    );
    await billPage.pay();
    await expect(page.getByText(status.receipt.confirmation, { exact: true })).toBeVisible();
    expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
    const kept = await readAttempt(target.dataFolder ?? '', bill.cFiTransactionId);
    expect(kept?.authorizationText).toContain(beginning);
    expect(kept?.authorizationText).toMatch(/\* \* \*\n\nBy choosing ".*\$20\.00 from/s);
    expect(kept?.authorizationVersion).toMatch(/^[a-z]{2,3}-[0-9a-f]{32}\+en-[0-9a-f]{32}$/);
    expect(kept?.locale).toBe(chooseLocale(language, [language]));
  });
}

test.describe('where the browser asks for Spanish', () => {
  test.use({ locale: 'es-MX' });

  test('speaks it by itself, in amounts, dates and answers to scripts as well', async ({
    page,
    billPage,
  }) => {
    await billPage.begin('bill', { amount: 1234.5, dueDate: '2031-03-01' });
    await expectLanguage(page, 'es');
    await expect(page.getByRole('main')).toContainText('vence: 1 de marzo de 2031');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('1,234.50');
    const answer = await page.request.get(`${page.url()}/nothing`);
    expect(answer.status()).toBe(404);
    const refused = await page.request.post(`${page.url()}/ach-payment`, {
      data: {},
      headers: { 'accept-language': 'es-MX', origin: new URL(page.url()).origin },
    });
    expect(await refused.json()).toMatchObject({
      message: getMessages({ language: 'es' }).bankPayment.problems.badRequest,
    });
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('changes the language in its place, and keeps to it', async ({ page, billPage }) => {
    await billPage.begin();
    const place = page.url().replace(/\?.*/, '');
    await choose(page, 'en', 'العربية');
    await expectLanguage(page, 'ar');
    expect(page.url()).toBe(`${place}?lang=ar`);
    await page.goto(place);
    await expectLanguage(page, 'ar');
    await choose(page, 'ar', 'English');
    await expectLanguage(page, 'en');
    await page.goto(place);
    await expectLanguage(page, 'en');
  });

  test('changes the language of a link that has ended, and of one that is unknown', async ({
    page,
    createBill,
  }) => {
    expectProblem(/status of 4(04|10)/);
    const ended = await createBill({ status: 'Expired' });
    for (const address of [ended.url, `${new URL(ended.url).origin}/payment/no-such-link-here`]) {
      await page.goto(address);
      await choose(page, 'en', 'Español');
      await expectLanguage(page, 'es');
      await choose(page, 'es', 'English');
      await expectLanguage(page, 'en');
    }
  });
});

test.describe('in a brand', () => {
  test.use({
    brands: {
      one: {
        'brand.json': {
          name: 'Only English',
          match: { merchantIds: [ENGLISH_ONLY.cFiMerchantId] },
          languages: { allowed: ['en'] },
        },
      },
      two: {
        'brand.json': {
          name: 'Spanish first',
          match: { merchantIds: [SPANISH_FIRST.cFiMerchantId] },
          languages: { allowed: ['es', 'fr'] },
          texts: { es: { heading: 'Su clase de <b>kárate</b>' } },
        },
      },
    },
  });

  test('speaks what the brand allows', async ({ page, billPage }) => {
    await billPage.begin('bill', { merchant: ENGLISH_ONLY });
    await page.goto(`${page.url()}?lang=ar`);
    await expectLanguage(page, 'en');
    await expect(page.getByRole('combobox', { name: getMessages().frame.language })).toHaveCount(0);
    await billPage.begin('bill', { merchant: SPANISH_FIRST });
    await expectLanguage(page, 'es');
    await expect(page.getByText('Su clase de <b>kárate</b>')).toBeVisible();
  });
});

for (const [language, tag] of tagRepeats(OTHERS, 2)) {
  test(`keeps within the narrowest phone in ${language}, in text of twice the size too`, {
    tag,
  }, async ({ page, createBill }) => {
    for (const status of ['Sent', 'Settled', 'Returned'] as const) {
      const { url } = await createBill({ status });
      await page.goto(`${url}?lang=${language}`);
      await page.locator('details').evaluateAll((all) => {
        for (const one of all) one.setAttribute('open', '');
      });
      await expectNarrow(page, status);
    }
  });
}

/** By the list at the foot of a page that is in the first language. */
async function choose(page: Page, language: Language, name: string): Promise<void> {
  const { frame: words } = getMessages({ language });
  await page.getByRole('combobox', { name: words.language }).selectOption({ label: name });
  await page.getByRole('button', { name: words.changeLanguage }).click();
}
