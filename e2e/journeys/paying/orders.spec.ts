import type { BillChange } from '#e2e/sandbox/bill-request.ts';
import type { SwitchesPatch } from '#e2e/sandbox/switches.ts';
import { countPayments, Payer, readJson } from '#e2e/support/payer.ts';
import { expect, test } from '#e2e/support/test.ts';
import type { PaymentOrder } from '#lib/contract/requests.ts';
import { PAYMENT_STATUSES, type PaymentStatus } from '#lib/domain/payment.ts';

const NEVER = { received: 0, accepted: 0 };

/** What differs from what connectFi says now, and what the customer is told. */
const DIFFERENCES: readonly [
  name: string,
  change: Partial<PaymentOrder>,
  status: number,
  code: string,
][] = [
  ['a smaller amount', { amountInCents: 100 }, 409, 'amountChanged'],
  ['an amount of one cent more', { amountInCents: 12_501 }, 409, 'amountChanged'],
  ['a debit date that has passed', { debitDate: '2020-01-02' }, 409, 'debitDateMoved'],
  ['a debit date to come', { debitDate: '2099-01-02' }, 409, 'debitDateMoved'],
  ['another authorization', { authorizationVersion: 'another' }, 409, 'authorizationChanged'],
  ['an account that nobody connected', { accountId: 'nobody' }, 422, 'accountRefused'],
  ['no name', { nameOnAccount: '' }, 422, 'nameRefused'],
  ['a name of spaces', { nameOnAccount: '   ' }, 422, 'nameRefused'],
  ['a name of 23 characters', { nameOnAccount: 'x'.repeat(23) }, 422, 'nameRefused'],
  ['a name with a sign', { nameOnAccount: '<b>' }, 422, 'nameRefused'],
];

test('pays nothing on an order that differs from what connectFi says now', async ({
  request,
  createBill,
  sandbox,
}) => {
  const bill = await createBill();
  const payer = await Payer.open(request, bill);
  const order = await payer.prepareOrder(sandbox);
  // Whatever got as far as connectFi would come back as another refusal, and leave the bill unpaid.
  const refusal = { operation: 'C4', kind: 'refuse', code: 'achValidate' } as const;
  await sandbox.injectFault(bill.link, { ...refusal, times: 'always' });
  for (const [name, change, status, code] of DIFFERENCES) {
    const answer = await payer.pay({ ...order, ...change });
    expect.soft(answer.status(), name).toBe(status);
    expect.soft(await readJson(answer), name).toMatchObject({ code });
  }
  expect(await payer.readStatus()).toEqual({ status: 'Sent', isPayable: true, outcome: null });
  expect(await countPayments(sandbox, bill)).toEqual(NEVER);
});

test('refuses the account that was connected for another bill', async ({
  request,
  createBill,
  sandbox,
}) => {
  const bill = await createBill();
  const payer = await Payer.open(request, bill);
  const order = await payer.prepareOrder(sandbox);
  const other = await (await Payer.open(request, await createBill())).prepareOrder(sandbox);
  expect(other.accountId).not.toBe(order.accountId);
  const answer = await payer.pay({ ...order, accountId: other.accountId });
  expect(answer.status()).toBe(422);
  expect(await readJson(answer)).toMatchObject({ code: 'accountRefused' });
  expect(await countPayments(sandbox, bill)).toEqual(NEVER);
});

type Preparation = {
  readonly status?: PaymentStatus;
  readonly change?: BillChange;
  readonly switches?: SwitchesPatch;
};

const UNPAYABLE: readonly Preparation[] = [
  ...PAYMENT_STATUSES.filter((status) => status !== 'Sent').map((status) => ({ status })),
  { change: { availablePaymentType: ['card'] } },
  { change: { availablePaymentType: [] } },
  { change: { usePlaid: false } },
  { change: { currency: 'EUR' } },
  { switches: { statusAnswer: 'unheardOf' } },
];

test('takes no payment, bank or link token for a bill in a state that cannot be paid', async ({
  request,
  createBill,
  sandbox,
}) => {
  test.setTimeout(60_000);
  for (const preparation of UNPAYABLE) {
    const { status, change = {}, switches } = preparation;
    const name = JSON.stringify(preparation);
    const bill = await createBill();
    const payer = await Payer.open(request, bill);
    const order = await payer.prepareOrder(sandbox);
    const publicToken = await payer.finishLink(sandbox);
    if (status) await sandbox.setStatus(bill.link, status);
    await sandbox.updateBill(bill.link, change);
    await sandbox.setSwitches(bill.link, { acceptDuplicates: true, ...switches });
    const answers = [
      await payer.pay(order),
      await payer.createLinkToken(),
      await payer.connectBank(publicToken),
    ];
    for (const answer of answers) {
      expect.soft(answer.status(), name).toBe(409);
      expect.soft(await readJson(answer), name).toMatchObject({ code: 'notPayable' });
    }
    expect.soft(await countPayments(sandbox, bill), name).toEqual(NEVER);
  }
});
