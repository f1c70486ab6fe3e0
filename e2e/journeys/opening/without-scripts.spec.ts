import { type ProblemName, ProblemPage } from '#e2e/qa/pages/problem-page.ts';
import type { FaultRequest } from '#e2e/sandbox/fault.ts';
import { NOT_PAYABLE } from '#e2e/support/bills/states-on-arrival.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { screens } from '#lib/messages/testing/words.ts';

/** West of Greenwich at the server, east of it at the customer: no zone may move a due date. */
test.use({
  javaScriptEnabled: false,
  timezoneId: 'Pacific/Kiritimati',
  appVariables: { TZ: 'Pacific/Pago_Pago' },
});

test('shows the whole bill @both', async ({ page, billPage }) => {
  await billPage.begin('bill', {
    amount: 1234.5,
    dueDate: '2031-03-01',
    description: 'Two fillings\nand a crown',
    fields: [
      { index: 0, code: 'patient', label: 'Patient', value: 'Ada Doe' },
      { index: 1, code: 'visit', label: 'Visit', value: 'March 1' },
    ],
    attachments: [{ fileName: 'Invoice 20418.pdf' }],
  });
  const { heading, main, connectButton } = billPage;
  await expect(heading).toContainText('Bill for Jane Doe');
  await expect(heading).toContainText('$1,234.50');
  for (const text of [
    'Blue Ridge Dental',
    'due March 1, 2031',
    'Two fillings\nand a crown',
    'Asheville',
  ]) {
    await expect(main).toContainText(text);
  }
  for (const [label, value] of [
    ['Invoice', 'INV-20418'],
    ['Patient', 'Ada Doe'],
    ['Visit', 'March 1'],
  ] as const) {
    await expect(page.getByRole('term').filter({ hasText: label }).first()).toBeVisible();
    await expect(page.getByRole('definition').filter({ hasText: value }).first()).toBeVisible();
  }
  await expect(page.getByRole('link', { name: /^Invoice 20418\.pdf/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /help@blueridgedental\.example/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /\(555\) 555-0140/ })).toBeVisible();
  const needed = page.getByRole('paragraph').filter({ hasText: 'this page needs scripts' });
  await expect(needed).toBeVisible();
  await expect(connectButton).toBeHidden();
});

for (const [{ name, bill, title, money }, tag] of tagRepeats(NOT_PAYABLE)) {
  test(`shows the state of a bill ${name}`, { tag }, async ({ billPage }) => {
    await billPage.begin('bill', bill);
    await expect(billPage.title(title)).toBeVisible();
    await expect(billPage.main).toContainText(money);
    await expect(billPage.main).toContainText('125.00');
    await expect(
      billPage.page.getByRole('link', { name: /Blue Ridge Dental/ }).first(),
    ).toBeVisible();
    await expect(billPage.main.getByRole('button')).toHaveCount(0);
  });
}

const PROBLEMS: readonly [name: ProblemName, status: number, path: string][] = [
  ['linkUnknown', 404, '/payment/unknown-link'],
  ['noSession', 401, '/pay/0000000000000000000000'],
  ['notFound', 404, '/nothing/here'],
];
for (const [[name, status, path], tag] of tagRepeats(PROBLEMS)) {
  test(`shows the whole screen "${screens[name].title}"`, { tag }, async ({ billPage }) => {
    expectProblem(new RegExp(`status of ${status}`));
    await billPage.expectScreen(name, status, await billPage.page.goto(path));
  });
}

type Fault = Omit<FaultRequest, 'operation'>;
const TROUBLES: readonly [name: ProblemName, status: number, fault: Fault][] = [
  ['upstreamUnavailable', 503, { kind: 'status' }],
  ['closed', 410, { kind: 'refuse' }],
  ['upstreamBusy', 503, { kind: 'status', status: 429 }],
  ['upstreamUnreadable', 502, { kind: 'garbage' }],
];
for (const [[name, status, fault], tag] of tagRepeats(TROUBLES)) {
  for (const operation of ['C1', 'C2'] as const) {
    test(`shows the whole screen "${screens[name].title}" where ${operation} fails`, {
      tag,
    }, async ({ page, createBill, billPage }) => {
      expectProblem(new RegExp(`status of ${status}`));
      const bill = await createBill();
      await bill.injectFault({ operation, ...fault });
      const response = await page.goto(bill.url);
      const problem = new ProblemPage(page);
      await problem.expectScreen(name, { response, status });
      if (name === 'closed') return;
      await problem.tryAgain.click();
      await expect(billPage.heading).toContainText('$125.00');
    });
  }
}
