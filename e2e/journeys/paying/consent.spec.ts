import type { Page } from '@playwright/test';
import { readAttempt } from '#e2e/support/app/read-attempt.ts';
import { expect, test } from '#e2e/support/test.ts';
import { formatCalendarDate, readCentralClock } from '#lib/domain/calendar-date.ts';
import { fill } from '#lib/domain/fill.ts';
import { authorization, bankPayment, states } from '#lib/messages/testing/words.ts';

const ON_ITS_WAY = states.screens.processing.title;
const NEVER = { received: 0, accepted: 0 };
const ONCE = { received: 1, accepted: 1 };

test('pays by the name that was shown, where a browser fills the field in without a word @both-all', async ({
  page,
  billPage,
}) => {
  const bill = await billPage.begin('review');
  await fillUnheard(page, 'Robert Smith');
  await billPage.payButton.click();
  await expect(billPage.alert).toHaveText(bankPayment.problems.nameChanged);
  await expect(billPage.nameOnAccount).toHaveValue('Robert Smith');
  await expect(billPage.main).toContainText('you, Robert Smith, authorize');
  await expect(billPage.main).not.toContainText('Jane Doe, authorize');
  expect(await bill.countPayments()).toEqual(NEVER);

  await billPage.pay();
  const { attempts } = await bill.read();
  expect(attempts).toMatchObject([{ isAccepted: true, body: { individualName: 'Robert Smith' } }]);
});

test('leads on to the authorization with Enter in the name, and pays nothing', async ({
  billPage,
}) => {
  const bill = await billPage.begin('review');
  await billPage.nameOnAccount.press('Enter');
  await expect(billPage.page.getByRole('heading', { name: authorization.heading })).toBeFocused();
  await billPage.nameOnAccount.evaluate((input: HTMLInputElement) => input.form?.requestSubmit());
  await expect(billPage.payButton).toBeEnabled();
  expect(await bill.countPayments()).toEqual(NEVER);
  await billPage.payButton.press('Enter');
  await expect(billPage.title(ON_ITS_WAY)).toBeVisible();
  expect(await bill.countPayments()).toEqual(ONCE);
});

for (const wrong of ['1970-01-01T00:00:00Z', '2061-07-04T03:00:00Z']) {
  test(`bears the server's date on a device whose clock says ${wrong}`, async ({
    page,
    target,
    billPage,
  }) => {
    await page.clock.install({ time: wrong });
    const bill = await billPage.begin('review');
    const date = formatCalendarDate(readCentralClock(new Date()).date, 'en-US', 'long');
    await expect(billPage.main).toContainText(`is dated ${date}.`);
    const wrongYears = /\b(1969|1970|2061)\b/;
    await expect(billPage.main).not.toContainText(wrongYears);
    const paragraphs = await page
      .getByRole('region', { name: authorization.heading })
      .getByRole('paragraph')
      .allTextContents();
    await billPage.pay();
    await expect(billPage.main).toContainText(/today, \d+:\d\d\s[ap]m/);
    await expect(billPage.main).not.toContainText(wrongYears);
    const attempt = await readAttempt(target.dataFolder ?? '', bill.cFiTransactionId);
    expect(attempt?.authorizationText.split('\n\n')).toEqual(paragraphs);
    const pressedAt = new Date(attempt?.submittedAt ?? '');
    expect(formatCalendarDate(readCentralClock(pressedAt).date, 'en-US', 'long')).toBe(date);
  });
}

test('shows the name in the letters in which the bank gets it, and cuts none', async ({
  billPage,
}) => {
  const bill = await billPage.begin('review', {
    payerName: 'Maximiliana Featherstonehaugh-Cholmondeley',
  });
  await expect(billPage.nameOnAccount).toHaveValue('');
  const gap = fill(bankPayment.review.nameGaps.tooLong, { limit: '22' });
  await expect(billPage.nameOnAccount).toHaveAccessibleDescription(new RegExp(`^${gap}`));
  await billPage.nameOnAccount.fill('Zoë O’Brien-Núñez');
  const rewritten = fill(bankPayment.review.nameRewritten, { nameOnAccount: "Zoe O'Brien-Nunez" });
  await expect(billPage.main).toContainText(rewritten);
  await expect(billPage.main.locator('[aria-live="polite"]')).toHaveText(rewritten);
  await expect(billPage.main).toContainText("you, Zoe O'Brien-Nunez, authorize");
  await billPage.pay();
  const { attempts } = await bill.read();
  expect(attempts).toMatchObject([{ body: { individualName: "Zoe O'Brien-Nunez" } }]);
});

/** As some browsers do: the value is there, and no event tells of it. */
function fillUnheard(page: Page, name: string): Promise<void> {
  return page.getByLabel(bankPayment.review.name).evaluate((input: HTMLInputElement, value) => {
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
    set?.call(input, value);
  }, name);
}
