import type { Page } from '@playwright/test';
import { askByHand } from '#e2e/support/ask-by-hand.ts';
import { JourneyPage } from '#e2e/support/bills/journey-page.ts';
import { startEvilSite } from '#e2e/support/evil-site.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { site } from '#lib/messages/testing/words.ts';

test('leads from the frame of a web mail to a tab of its own, scripts or not', async ({
  page,
  createBill,
}) => {
  expectProblem(/unexpected host|status of 403/);
  const bill = await createBill();
  await using mail = await startEvilSite(
    `<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" src="${bill.url}"></iframe>`,
  );
  await page.goto(mail.origin);
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('heading')).toHaveText(site.framed.title);
  expect(await bill.listCalls()).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);

  const opened = page.waitForEvent('popup');
  await frame.getByRole('link', { name: site.framed.open }).click();
  const tab = await opened;
  await expect(new JourneyPage(tab).connectButton).toBeVisible();
  await expect(tab).toHaveURL(/\/pay\/[\w-]{22}$/);
});

test('shows a frame its page in another language on demand', async ({ page, createBill }) => {
  expectProblem(/status of 403|host/);
  const bill = await createBill();
  await using mail = await startEvilSite(
    `<iframe sandbox="allow-forms" src="${bill.url}"></iframe>`,
  );
  await page.goto(mail.origin);
  const frame = page.frameLocator('iframe');
  await frame.getByLabel('Language', { exact: true }).selectOption('de');
  await frame.getByRole('button', { name: 'Change language' }).click();
  const { title } = getMessages({ language: 'de' }).site.framed;
  await expect(frame.getByRole('heading')).toHaveText(title);
});

test('answers whatever is asked for by a frame with one page, without bill, cookie or secret', async ({
  request,
  createBill,
  target,
}) => {
  const bill = await createBill();
  const opened = await request.get(bill.url, { maxRedirects: 0 });
  const { pathname } = new URL(opened.headers().location ?? '');
  const cookie = opened.headers()['set-cookie']?.split(';', 1)[0] ?? '';
  const paths = [new URL(bill.url).pathname, pathname, `${pathname}/status`, '/oauth', '/', '/x'];
  const bodies = new Set<string>();
  for (const path of paths) {
    for (const destination of ['iframe', 'frame', 'embed', 'object', 'fencedframe', 'IFrame']) {
      for (const from of ['cross-site', 'same-site', 'same-origin', 'none']) {
        const { status, head, body } = await askByHand(target, {
          target: path,
          headers: [
            ['Cookie', cookie],
            ['Sec-Fetch-Dest', destination],
            ['Sec-Fetch-Mode', 'navigate'],
            ['Sec-Fetch-Site', from],
          ],
        });
        expect([path, destination, from, status]).toEqual([path, destination, from, 403]);
        expect(head).not.toMatch(/set-cookie|x-frame-options|frame-ancestors|location:/i);
        expect(head).toMatch(/default-src 'none'/);
        bodies.add(body.replace(/Reference: [0-9A-Z-]{11}/, ''));
      }
    }
  }
  expect(bodies.size).toBe(1);
  expect([...bodies][0]).not.toMatch(/Blue Ridge|125\.00|<script|payment\//);
});

test('may be framed by nobody with anything else', async ({ request, createBill, target }) => {
  const { url } = await createBill();
  await request.get(url);
  for (const path of ['/', '/oauth', '/payment/unknown-link', '/health', '/favicon.ico']) {
    for (const destination of ['document', 'empty', 'image', '']) {
      const headers = destination ? ([['Sec-Fetch-Dest', destination]] as const) : [];
      const { head } = await askByHand(target, { target: path, headers });
      expect(head).toMatch(/frame-ancestors 'none'/);
    }
  }
});

test('says in words that the cookies of others are too large', async ({
  page,
  context,
  createBill,
}) => {
  expectProblem(/status of 431/);
  const { url } = await createBill();
  await context.addCookies(listLargeCookies(new URL(url).origin));
  const response = await page.goto(url);
  expect(response?.status()).toBe(431);
  await expectWords(page, site.tooMuchSent);
  expect(await response?.allHeaders()).toMatchObject({ 'x-frame-options': 'DENY' });
});

test('says in words that an address is too long', async ({ page }) => {
  expectProblem(/status of 414/);
  const response = await page.goto(`/payment/${'x'.repeat(9_000)}`);
  expect(response?.status()).toBe(414);
  await expectWords(page, site.addressTooLong);
});

test.describe('to a browser that reads Arabic', () => {
  test.use({ locale: 'ar' });

  test('says both in Arabic, from right to left', async ({ page, context, target }) => {
    expectProblem(/status of 4(14|31)/);
    const words = getMessages({ language: 'ar' }).site;
    const expectPage = async (path: string, { title }: { title: string }) => {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
      await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    };
    await expectPage(`/payment/${'x'.repeat(9_000)}`, words.addressTooLong);
    await context.addCookies(listLargeCookies(target.appOrigin));
    await expectPage('/payment/any', words.tooMuchSent);
  });
});

function listLargeCookies(url: string) {
  return Array.from({ length: 9 }, (_, i) => ({ url, name: `a${i}`, value: 'b'.repeat(3_900) }));
}

async function expectWords(page: Page, { title, body, money }: typeof site.tooMuchSent) {
  await expect(page).toHaveTitle(title);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  const reference = page.getByText(/^Reference: [0-9A-Z]{5}-[0-9A-Z]{5}$/);
  await expect(reference).toBeVisible();
  for (const sentence of [...body, money]) {
    await expect(page.getByRole('main')).toContainText(sentence);
  }
  // Its style is not stopped by its own policy.
  expect(await page.getByRole('main').evaluate((main) => getComputedStyle(main).display)).toBe(
    'grid',
  );
}
