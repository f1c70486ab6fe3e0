import type { BillRequest } from '#e2e/sandbox/bill-request.ts';
import { ProblemPage } from '#e2e/support/pages/problem-page.ts';
import { expect, test } from '#e2e/support/test.ts';

/** U10: connectFi refuses to open a link whose bill is over. Then nobody knows why it does. */
const REFUSING = { endedLink: 'refuse' } as const;

const CLOSED: readonly [name: string, bill: BillRequest][] = [
  ['paid', { status: 'Settled', switches: REFUSING }],
  ['being paid', { status: 'Processing', switches: REFUSING }],
  ['expired', { status: 'Expired', switches: REFUSING }],
  ['cancelled', { status: 'Cancelled', switches: REFUSING }],
  ['returned', { status: 'Returned', switches: REFUSING }],
  ["an archived merchant's", { merchant: { isArchived: true } }],
];

for (const [name, request] of CLOSED) {
  test(`says of a link that is ${name} only that it is closed`, async ({
    page,
    createBill,
    openBill,
    expectProblem,
  }) => {
    expectProblem(/status of 410/);
    const bill = await createBill(request);
    const response = await openBill(bill);
    const closed = new ProblemPage(page);
    await closed.expectScreen('closed', { response, status: 410 });
    expect(page.url()).toBe(bill.url);

    const said = await page.locator('body').innerText();
    expect(said).toContain('we do not know whether the bill was paid');
    expect(said).toContain('The business that sent you the link can tell you.');
    expect(said).not.toMatch(/\$125|Blue Ridge|INV-20418|Jane Doe/);
    await expect(closed.tryAgain).toHaveCount(0);
    await expect(page.getByRole('button')).toHaveCount(0);
    expect(await page.context().cookies()).toEqual([]);
  });
}
