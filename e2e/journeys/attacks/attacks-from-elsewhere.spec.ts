import type { Page } from '@playwright/test';
import { JourneyPage } from '#e2e/support/bills/journey-page.ts';
import { countCases } from '#e2e/support/count-cases.ts';
import { type EvilSite, startEvilSite } from '#e2e/support/evil-site.ts';
import { Payer } from '#e2e/support/payer.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { LIMITS } from '#lib/limits/limits.ts';

const RATE_LIMIT_FACTOR = '1';
test.use({ appVariables: { RATE_LIMIT_FACTOR } });

/** Every way in which a page can make a browser send something to another site. */
const WAYS = ['form', 'text form', 'fetch', 'simple fetch', 'parting fetch', 'image'] as const;
const PATHS = ['link-token', 'bank-accounts', 'ach-payment', 'end', 'renew', 'status'] as const;

test('does nothing that another site makes the browser of a customer ask for', async ({
  page,
  context,
  billPage,
}, testInfo) => {
  testInfo.setTimeout(240_000);
  expectProblem(/unexpected host|failed request|console error|page error/);
  const bill = await billPage.begin();

  const address = page.url();
  const payer = new Payer(context.request, address, { bill });
  const order = await payer.prepareOrder();
  const callsBefore = (await bill.listCalls()).length;
  const cookiesBefore = await context.cookies(address);

  await using site = await startEvilSite('');
  let cases = 0;
  for (const origin of [site.origin, site.neighbour]) {
    for (const path of PATHS) {
      for (const way of WAYS) {
        await page.goto(origin);
        await sendFrom(page, way, `${address}/${path}`, JSON.stringify(order));
        cases += 1;
      }
    }
  }
  countCases('Attack cases', cases);

  const calls = (await bill.listCalls()).slice(callsBefore);
  expect(calls.map(({ operation }) => operation)).toEqual([]);
  expect(await bill.countPayments()).toEqual({ received: 0, accepted: 0 });
  expect((await context.cookies(address)).map(({ name }) => name)).toEqual(
    cookiesBefore.map(({ name }) => name),
  );
  expect((await payer.pay(order)).status()).toBe(200);
});

/** Resolves when the browser has done what it would do, or has refused to. */
async function sendFrom(page: Page, way: (typeof WAYS)[number], url: string, body: string) {
  if (way === 'form' || way === 'text form') {
    const shown = page.waitForEvent('framenavigated');
    await page.evaluate(submitForm, [url, body, way === 'form'] as const);
    await shown;
  } else await page.evaluate(FETCHES[way], [url, body] as const);
}

function submitForm([address, text, isUsual]: readonly [string, string, boolean]): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = address;
  if (!isUsual) form.enctype = 'text/plain';
  form.append(Object.assign(document.createElement('input'), { name: text }));
  document.body.append(form);
  form.submit();
}

type Fetch = (given: readonly [address: string, text: string]) => Promise<unknown>;

const FETCHES: Readonly<Record<'fetch' | 'simple fetch' | 'parting fetch' | 'image', Fetch>> = {
  fetch: ([address, body]) =>
    fetch(address, {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      body,
    }).catch(() => {}),
  'simple fetch': ([address, body]) =>
    fetch(address, { method: 'POST', mode: 'no-cors', credentials: 'include', body }).catch(
      () => {},
    ),
  'parting fetch': ([address, body]) =>
    fetch(address, {
      method: 'POST',
      mode: 'no-cors',
      credentials: 'include',
      keepalive: true,
      body,
    }).catch(() => {}),
  image: ([address]) =>
    new Promise((done) => {
      const image = new Image();
      image.onload = done;
      image.onerror = done;
      image.src = address;
    }),
};

test('uses up nobody’s openings by what another site embeds', async ({
  page,
  createBill,
  billPage,
}) => {
  expectProblem(/unexpected host|failed request|console error/);
  const bill = await createBill();
  const { origin } = new URL(bill.url);
  const count = 2 * LIMITS['failed opening by address'].points * Number(RATE_LIMIT_FACTOR);
  await using site = await startEvilSite('');
  await page.goto(site.origin);
  await page.evaluate(
    async ([address, link, times]) => {
      const load = (src: string) =>
        new Promise<void>((done) => {
          const image = new Image();
          image.onload = image.onerror = () => done();
          image.src = src;
        });
      for (let i = 0; i < times; i += 1) await load(`${address}/payment/guess-number-${i}`);
      await load(link);
    },
    [origin, bill.url, count] as const,
  );
  expect(await bill.listCalls()).toEqual([]);
  await page.goto(bill.url);
  await expect(billPage.connectButton).toBeVisible();
  countCases('Attack cases', count + 1);
});

test('shows nothing of a bill inside a frame of another site', async ({ page, billPage }) => {
  expectProblem(/unexpected host|frame-ancestors|failed request|console error/);
  const bill = await billPage.begin();
  const addresses = [page.url(), bill.url, new URL('/oauth', page.url()).href];
  await using site = await startEvilSite(
    addresses.map((address) => `<iframe src="${address}"></iframe>`).join(''),
  );
  for (const origin of listOrigins(site)) {
    await page.goto(origin);
    for (const frame of page.frames().slice(1)) {
      await expect(frame.locator('body')).not.toContainText(/Blue Ridge|125\.00|Pay/);
      // But for the choice of a language, which does nothing else.
      const buttons = frame.getByRole('button').filter({ hasNotText: 'Change language' });
      await expect(buttons).toHaveCount(0);
    }
    expect(page.frames()).toHaveLength(1 + addresses.length);
  }
  countCases('Attack cases', 2 * addresses.length);
});

test('tells a site that opened the page in a window nothing of it', async ({
  page,
  createBill,
}) => {
  expectProblem(/unexpected host/);
  const bill = await createBill();
  await using site = await startEvilSite('');
  await page.goto(site.origin);
  const opened = page.waitForEvent('popup');
  await page.evaluate((address) => {
    Object.assign(globalThis, { opened: globalThis.open(address) });
  }, bill.url);
  const popup = await opened;
  await expect(new JourneyPage(popup).connectButton).toBeVisible();
  // Cut off: the opener holds a window that looks closed, and the page has no opener to be led by.
  expect(await popup.evaluate(() => globalThis.opener)).toBeNull();
  const seen = await page.evaluate(() => {
    const { opened: held } = globalThis as unknown as { opened: Window };
    return { isClosed: held.closed, frames: held.length };
  });
  expect(seen).toEqual({ isClosed: true, frames: 0 });
  countCases('Attack cases', 1);
});

function listOrigins({ origin, neighbour }: EvilSite): string[] {
  return [origin, neighbour];
}
