import { expectScreenIn, ProblemPage } from '#e2e/qa/pages/problem-page.ts';
import type { BillRequest } from '#e2e/sandbox/bill-request.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { screens } from '#lib/messages/testing/words.ts';

/** U10: connectFi refuses to open a link whose bill is over. Then nobody knows why it does. */
const REFUSING = { endedLink: 'refuse' } as const;
const PRIVATE = /\$125|Blue Ridge|INV-20418|Jane Doe/;

const CLOSED: readonly [name: string, bill: BillRequest][] = [
  ['being paid', { status: 'Processing', switches: REFUSING }],
  ['expired', { status: 'Expired', switches: REFUSING }],
  ['cancelled', { status: 'Cancelled', switches: REFUSING }],
  ['returned', { status: 'Returned', switches: REFUSING }],
  ["an archived merchant's", { merchant: { isArchived: true } }],
];

test('says of a link that is paid only that it is closed', async ({ page, createBill }) => {
  expectProblem(/status of 410/);
  const bill = await createBill({ status: 'Settled', switches: REFUSING });
  const response = await page.goto(bill.url);
  const closed = new ProblemPage(page);
  await closed.expectScreen('closed', { response, status: 410 });
  expect(page.url()).toBe(bill.url);

  const said = await page.locator('body').innerText();
  expect(said).toContain('From here we cannot see why');
  expect(said).toContain('The sender of your link can tell you.');
  expect(said).not.toMatch(PRIVATE);
  await expect(closed.tryAgain).toHaveCount(0);
  await expect(closed.main.getByRole('button')).toHaveCount(0);
  expect(await page.context().cookies()).toEqual([]);
});

for (const [name, closed] of CLOSED) {
  test(`says of a link that is ${name} just what it says of one that is paid`, async ({
    request,
    createBill,
  }) => {
    const answer = await request.get((await createBill(closed)).url, { maxRedirects: 0 });
    await expectScreenIn(answer, 'closed', 410);
    const html = await answer.text();
    expect(html).not.toMatch(PRIVATE);
    expect(html.split('<footer', 1)[0]).not.toContain('<button');
    expect(html).not.toContain(screens.tryAgain);
    expect((await request.storageState()).cookies).toEqual([]);
  });
}
