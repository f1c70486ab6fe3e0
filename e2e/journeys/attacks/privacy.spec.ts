import { expect, test } from '#e2e/support/test.ts';

/**
 * Every kind of dynamic address: below the link, the bill's, and all others. `<ref>` is an open bill. What an open page
 * asks for is no page, and has the headers of none.
 */
const ADDRESSES: readonly [method: string, path: string, status: number, referrer: string][] = [
  ['GET', '/payment/<link>', 303, 'no-referrer'],
  ['HEAD', '/payment/<link>', 200, 'no-referrer'],
  ['POST', '/payment/<link>', 405, 'no-referrer'],
  ['GET', '/payment/unknown-link', 404, 'no-referrer'],
  ['GET', '/payment/short', 404, 'no-referrer'],
  ['GET', '/pay/<ref>', 200, 'same-origin'],
  ['GET', '/pay/0000000000000000000000', 401, 'same-origin'],
  ['GET', '/pay/<ref>/status', 200, 'no-referrer'],
  ['GET', '/pay/<ref>/link-token', 404, 'no-referrer'],
  ['POST', '/pay/<ref>/link-token', 403, 'no-referrer'],
  ['GET', '/pay/<ref>/bank-accounts', 409, 'no-referrer'],
  ['GET', '/pay/<ref>/invoices/none', 404, 'same-origin'],
  ['GET', '/pay/<ref>/problem?code=attachmentBroken', 502, 'same-origin'],
  ['GET', '/pay/<ref>/authorization', 307, 'same-origin'],
  ['GET', '/pay/<ref>/authorization-file', 404, 'same-origin'],
  ['GET', '/pay/<ref>/renew', 303, 'same-origin'],
  ['GET', '/oauth', 200, 'same-origin'],
  ['GET', '/nothing/here', 404, 'same-origin'],
  ['GET', '/health', 200, 'same-origin'],
];

test('lets no cache keep an answer, and tells no other site where the customer was', async ({
  request,
  createBill,
}) => {
  const bill = await createBill();
  const opened = await request.get(bill.url, { maxRedirects: 0 });
  const ref = new URL(opened.headers().location ?? '').pathname.split('/').at(-1) ?? '';
  for (const [method, path, status, referrer] of ADDRESSES) {
    const address = path.replace('<link>', bill.link).replace('<ref>', ref);
    const answer = await request.fetch(address, { method, maxRedirects: 0 });
    const headers = answer.headers();
    await test.step(`${method} ${path}`, () => {
      expect(answer.status()).toBe(status);
      expect(headers['cache-control']).toContain('no-store');
      expect(headers['referrer-policy']).toBe(referrer);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-powered-by']).toBeUndefined();
    });
  }
});

test('keeps link and session out of everything that the page holds @both-all', async ({
  page,
  createBill,
  billPage,
}) => {
  const { link, url } = await createBill();
  await page.goto(url);
  await billPage.goToReview();

  const held = await page.evaluate(() => [
    document.documentElement.outerHTML,
    document.cookie,
    document.referrer,
    location.href,
    JSON.stringify(history.state),
    JSON.stringify({ ...localStorage }),
    JSON.stringify({ ...sessionStorage }),
    ...performance.getEntries().map(({ name }) => name),
  ]);
  expect(held.join('\n')).not.toContain(link);
  expect(held.join('\n')).not.toContain('eyJ');
  const payload = await page.request.get(page.url(), { headers: { RSC: '1' } });
  expect(await payload.text()).toContain('Blue Ridge Dental');
  expect(await payload.text()).not.toContain(link);
});
