import type { Page } from '@playwright/test';
import type { BillRequest } from '#e2e/sandbox/bill-request.ts';
import { EXTENSIONS, type Extension, LASTING_EXTENSIONS } from '#e2e/support/browser/extensions.ts';
import { Payer } from '#e2e/support/payer.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { bankPayment, screens, states } from '#lib/messages/testing/words.ts';

/** A bill with a text in every place. */
const FULL: BillRequest = {
  description: 'Two fillings\nand a crown',
  dueDate: '2031-03-01',
  fields: [{ index: 0, code: 'patient', label: 'Patient', value: 'Ada Doe' }],
  attachments: [{ fileName: 'Invoice 20418.pdf' }],
};

/** React's words for a page that is not the one that the server has sent. */
const MISMATCH = /Minified React error #418/;

for (const [index, extension] of EXTENSIONS.entries()) {
  const tag = index < 2 ? [] : '@all';
  test(`shows every kind of screen with ${extension.name}`, { tag }, async ({
    page,
    createBill,
    openPayer,
    billPage,
  }) => {
    expectProblem(/status of 40[14]/);
    await change(page, extension);
    // Once it is paid, connectFi opens its link no more.
    const closed = await openPayer({ switches: { endedLink: 'refuse' } });
    expect((await closed.pay(await closed.prepareOrder())).ok()).toBe(true);
    const processing = await createBill({ status: 'Processing' });
    const payable = await createBill();
    for (const [address, heading] of [
      ['/payment/unknown-link', screens.linkUnknown.title],
      ['/pay/0000000000000000000000', screens.noSession.title],
      ['/oauth', screens.oauthAnotherPlace.title],
      [closed.bill.url, /payment/],
      [processing.url, /125\.00/],
      [payable.url, /125\.00/],
    ] as const) {
      await page.goto(address);
      await expect(page.locator('html')).toHaveAttribute('data-scripts', 'ready');
      await expect(billPage.heading).toContainText(heading);
    }
    const address = page.url();
    await new Payer(page.request, address).createLinkToken();
    await page.goto('/oauth');
    await expect(page.locator('html')).toHaveAttribute('data-scripts', 'ready');
    await expect(billPage.heading).toContainText(bankPayment.oauth.title);
    await page.goto(address);
    await billPage.connect();
  });
}

/** A translator takes a text from React, which gives it back only to an element that holds nothing else. */
test('keeps every text in an element of its own', async ({ page, createBill, billPage }) => {
  await page.goto((await createBill(FULL)).url);
  await billPage.connectBank();
  expect(await listMixedTexts(page)).toEqual([]);
  await billPage.goOn();
  expect(await listMixedTexts(page)).toEqual([]);
  await billPage.pay();
  expect(await listMixedTexts(page)).toEqual([]);
});

/** Through every kind of step: forwards, back, refused, unknown, known. Nothing of a former step may stay. */
for (const [index, extension] of LASTING_EXTENSIONS.entries()) {
  const tag = index < 1 ? [] : '@all';
  test(`pays in a page that is ${extension.name} all the while`, { tag }, async ({
    page,
    createBill,
    billPage,
  }) => {
    await change(page, extension);
    const bill = await createBill();
    await page.goto(bill.url);
    await billPage.connectButton.click();
    await billPage.link.chooseBank();
    await billPage.link.leave();
    await expect(billPage.connectButton).toBeVisible();
    await billPage.connectBank();
    await billPage.goOn();
    await billPage.nameOnAccount.fill('');
    await billPage.payButton.click();
    await expect(page.getByText(bankPayment.problems.nameEmpty)).toBeVisible();
    await billPage.backButton.click();
    await expect(billPage.accounts.first()).toBeVisible();
    await billPage.goOn();
    await billPage.nameOnAccount.fill('J R Doe');
    await expect(page.getByText(bankPayment.problems.nameEmpty)).toHaveCount(0);
    await expect(billPage.main).toContainText('J R Doe');
    await bill.injectFault({ operation: 'C4', kind: 'resetAfter' });
    await billPage.payButton.click();
    // That it is being confirmed may be there for a moment only.
    await expect(billPage.title(states.screens.processing.title)).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(/confirming your payment/)).toHaveCount(0);
  });
}

async function change(page: Page, { change, isNoticed }: Extension): Promise<void> {
  if (isNoticed) expectProblem(MISMATCH);
  await page.addInitScript(change);
  // The change comes first.
  await page.route('**/_next/static/**/*.js', async (route) => {
    await page.waitForLoadState('domcontentloaded');
    await route.continue();
  });
}

/** Elements that hold a text beside something else. A number that never changes may have places to break. */
function listMixedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(document.body.querySelectorAll('*'))
      .filter(({ childNodes }) => {
        const parts = Array.from(childNodes).filter(
          ({ nodeType }) => nodeType !== Node.COMMENT_NODE,
        );
        const isText = (part: Node) => part instanceof Text && part.data.trim() !== '';
        return (
          parts.length > 1 &&
          parts.some(isText) &&
          !parts.some(({ nodeName }) => nodeName === 'WBR')
        );
      })
      .map(({ outerHTML }) => outerHTML),
  );
}
