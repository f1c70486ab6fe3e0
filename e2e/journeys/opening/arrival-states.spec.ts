import { NOT_PAYABLE, PAYABLE } from '#e2e/support/bills/states-on-arrival.ts';
import { ANY_ORDER, Payer, readJson } from '#e2e/support/payer.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, test } from '#e2e/support/test.ts';

for (const [{ name, bill: request, title, money }, tag] of tagRepeats(NOT_PAYABLE, 2)) {
  test(`offers no payment for a bill ${name}, and refuses one`, { tag }, async ({
    page,
    createBill,
    billPage,
  }) => {
    const bill = await createBill(request);
    const response = await page.goto(bill.url);
    expect(response?.status()).toBe(200);
    await expect(billPage.title(title)).toBeVisible();
    await expect(page).toHaveTitle(new RegExp(`^${title} · .*125\\.00 · Blue Ridge Dental$`));
    await expect(billPage.main).toContainText(money);
    await expect(billPage.heading).toContainText('125.00');
    await expect(page.getByRole('link', { name: /Blue Ridge Dental/ }).first()).toBeVisible();
    await expect(page.getByRole('button', { name: /pay|bank|authorize/i })).toHaveCount(0);

    const payer = new Payer(page.request, page.url());
    expect(await payer.readStatus()).toMatchObject({ isPayable: false, outcome: null });
    for (const refused of [
      payer.createLinkToken(),
      payer.connectBank('public-sandbox-token'),
      payer.pay(ANY_ORDER),
    ]) {
      const answer = await refused;
      expect([answer.status(), (await readJson(answer)).code]).toEqual([409, 'notPayable']);
    }
    for (const operation of ['C4', 'C7', 'C8'] as const) {
      expect(await bill.countCalls(operation)).toBe(0);
    }
  });
}

for (const [{ name, bill: request }, tag] of tagRepeats(PAYABLE, 2)) {
  test(`takes a bill ${name} as payable, and never as paid`, { tag }, async ({
    page,
    billPage,
  }) => {
    await billPage.begin('bill', request);
    await expect(billPage.connectButton).toBeVisible();
    await expect(billPage.heading).toContainText('$125.00');
    await expect(page).toHaveTitle(/^Pay this bill · \$125\.00( · \S|$)/);
    await expect(page.getByRole('contentinfo')).toContainText('Questions?');
    const said = await page.locator('body').innerText();
    expect(said).not.toMatch(/undefined|null|NaN|\{|complete|on its way|Receipt|Confirmation/);

    const payer = new Payer(page.request, page.url());
    expect(await payer.readStatus()).toMatchObject({ isPayable: true, outcome: null });
  });
}
