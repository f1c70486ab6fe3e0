import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { getMessages } from '#lib/messages/get-messages.ts';

const spanish = getMessages({ language: 'es' });
const german = getMessages({ language: 'de' });

test('says in the reader’s language that our page broke, with the choice of another', async ({
  page,
  billPage,
}) => {
  expectProblem(/broken on purpose/);
  await billPage.begin('accounts');
  await page.goto(`${page.url()}?lang=es`);
  await page.evaluate(() => {
    const fail = () => {
      throw new Error('broken on purpose');
    };
    for (const { prototype } of [Intl.NumberFormat, Intl.DateTimeFormat]) {
      Object.defineProperty(prototype, 'format', { get: fail });
      Object.defineProperty(prototype, 'formatToParts', { get: fail });
    }
  });
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: spanish.bankPayment.accounts.continue }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(spanish.crash.title);
  await expect(page.getByRole('link', { name: spanish.crash.reload })).toBeVisible();

  await page.getByRole('combobox').selectOption('de');
  await page.getByRole('button', { name: spanish.frame.changeLanguage }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(billPage.main).toContainText(german.bankPayment.accounts.title);
});
