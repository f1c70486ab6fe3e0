import type { BillChange } from '#e2e/sandbox/bill-request.ts';
import type { SwitchesPatch } from '#e2e/sandbox/switches.ts';
import { readJson } from '#e2e/support/payer.ts';
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
  openPayer,
}) => {
  const payer = await openPayer();
  const { bill } = payer;
  const order = await payer.prepareOrder();
  // Whatever got as far as connectFi would come back as another refusal, and leave the bill unpaid.
  const refusal = { operation: 'C4', kind: 'refuse', code: 'achValidate' } as const;
  await bill.injectFault({ ...refusal, times: 'always' });
  for (const [name, change, status, code] of DIFFERENCES) {
    const answer = await payer.pay({ ...order, ...change });
    expect.soft(answer.status(), name).toBe(status);
    expect.soft(await readJson(answer), name).toMatchObject({ code });
  }
  expect(await payer.readStatus()).toEqual({ status: 'Sent', isPayable: true, outcome: null });
  expect(await bill.countPayments()).toEqual(NEVER);
});

test('refuses the account that was connected for another bill', async ({ openPayer }) => {
  const payer = await openPayer();
  const order = await payer.prepareOrder();
  const other = await (await openPayer()).prepareOrder();
  expect(other.accountId).not.toBe(order.accountId);
  const answer = await payer.pay({ ...order, accountId: other.accountId });
  expect(answer.status()).toBe(422);
  expect(await readJson(answer)).toMatchObject({ code: 'accountRefused' });
  expect(await payer.bill.countPayments()).toEqual(NEVER);
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
  openPayer,
}) => {
  test.setTimeout(60_000);
  for (const preparation of UNPAYABLE) {
    const { status, change = {}, switches } = preparation;
    const name = JSON.stringify(preparation);
    const payer = await openPayer();
    const { bill } = payer;
    const order = await payer.prepareOrder();
    const publicToken = await payer.finishLink();
    if (status) await bill.setStatus(status);
    await bill.update(change);
    await bill.setSwitches({ acceptDuplicates: true, ...switches });
    const answers = [
      await payer.pay(order),
      await payer.createLinkToken(),
      await payer.connectBank(publicToken),
    ];
    for (const answer of answers) {
      expect.soft(answer.status(), name).toBe(409);
      expect.soft(await readJson(answer), name).toMatchObject({ code: 'notPayable' });
    }
    expect.soft(await bill.countPayments(), name).toEqual(NEVER);
  }
});
