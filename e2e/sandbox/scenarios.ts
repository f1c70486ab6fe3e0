import type { PaymentStatus } from '#lib/domain/payment.ts';
import type { FaultRequest } from './fault.ts';

/** What the bank does after an accepted payment, step by step. */
export type Course = readonly { readonly status: PaymentStatus; readonly description?: string }[];

export type Scenario = {
  readonly name: string;
  /** A bill of exactly this amount plays the scenario. */
  readonly amountInCents: number;
  /** What connectFi and the bank do. */
  readonly summary: string;
  /** What becomes of it on the page, for people who test. */
  readonly customerSees: string;
  readonly faults?: readonly FaultRequest[];
  readonly course?: Course;
};

export const USUAL_COURSE: Course = [
  { status: 'SentToPay' },
  { status: 'Completed' },
  { status: 'Settled' },
];

/** Some reasons the page leaves to the bank to tell. */
const UNSAID = 'the bank can tell more';
const AS_RECEIVED =
  'We are confirming the payment for a moment; then it is on its way. Nobody pays twice.';
const AS_NOT_RECEIVED =
  'We are confirming the payment, do not pay again; minutes later it did not go through, and can be paid.';

/** Scenarios by amount, as payment sandboxes have them; docs/sandbox.md shows the same table. */
export const SCENARIOS: readonly Scenario[] = [
  returned(10001, 'R01 Insufficient funds', 'there was not enough money', 'Completed'),
  returned(10002, 'R02 Account closed', 'the account is closed'),
  returned(
    10003,
    'R03 No account or unable to locate account',
    'the bank could not find the account',
  ),
  returned(10004, 'R04 Invalid account number', 'the bank could not find the account'),
  returned(
    10007,
    'R07 Authorization revoked by customer',
    'the permission was withdrawn',
    'Completed',
  ),
  returned(10008, 'R08 Payment stopped', 'the bank was asked to stop it'),
  returned(10009, 'R09 Uncollected funds', 'there was not enough money', 'Completed'),
  returned(10020, 'R20 Non-transaction account', 'the account does not allow it'),
  returned(10014, 'R14 Representative payee deceased', UNSAID, 'Completed'),
  returned(10015, 'R15 Beneficiary deceased', UNSAID, 'Completed'),
  returned(10016, 'R16 Account frozen', UNSAID),
  returned(10099, 'R99 A reason that nobody knows', UNSAID),
  returned(10010, 'R10 Customer advises originator is not authorized', UNSAID, 'Completed'),
  returned(10029, 'R29 Corporate customer advises not authorized', UNSAID, 'Completed'),
  {
    name: 'lateReturn',
    amountInCents: 10101,
    summary: 'Returned (R10) after it was Settled',
    customerSees: 'The payment is complete, and days later it was returned.',
    course: [
      ...USUAL_COURSE,
      { status: 'Returned', description: 'R10 Customer advises originator is not authorized' },
    ],
  },
  {
    name: 'bankDeclines',
    amountInCents: 10030,
    summary: 'Declined by the bank',
    customerSees: 'The payment was sent to the bank, and declined two days later.',
    course: [
      { status: 'SentToPay' },
      { status: 'Declined', description: 'The bank refused the debit' },
    ],
  },
  {
    name: 'endsInError',
    amountInCents: 10031,
    summary: 'Ends in Error while processing',
    customerSees:
      'Something went wrong with the payment: look at the account, and do not pay again.',
    course: [{ status: 'Error', description: 'System failure' }],
  },
  {
    name: 'staysProcessing',
    amountInCents: 10032,
    summary: 'Stays Processing for ever',
    customerSees: 'The payment is on its way, and nothing more is ever heard of it.',
    course: [],
  },
  pay({
    amountInCents: 10033,
    name: 'paymentStatusRefusal',
    summary: 'C4 always refuses with paymentStatus',
    customerSees: 'Paying is not possible at the moment, and nothing was paid.',
    fault: { kind: 'refuse', code: 'paymentStatus', times: 'always' },
  }),
  pay({
    amountInCents: 10034,
    name: 'slowPay',
    summary: 'C4 takes 8 seconds, then accepts',
    customerSees: 'Paying takes a while, and then the payment is on its way.',
    fault: { kind: 'delay', delayInMs: 8000 },
  }),
  pay({
    amountInCents: 10035,
    name: 'hangingPay',
    summary: 'The first C4 is accepted and never answered',
    customerSees: 'We are confirming the payment, do not pay again; then it is on its way.',
    fault: { kind: 'hang', isProcessed: true },
  }),
  pay({
    amountInCents: 10036,
    name: 'accountRefused',
    summary: 'C4 always refuses the bank details with achValidate',
    customerSees:
      'The payment was refused and nothing was taken: use another account, or ask the sender.',
    fault: { kind: 'refuse', code: 'achValidate', times: 'always' },
  }),
  pay({
    amountInCents: 10037,
    name: 'entryDateMissed',
    summary: 'The first C4 comes too late for its date: refused with achEffectiveEntryDate',
    customerSees:
      'The payment came too late for its day: a later one is shown, and can be authorized.',
    fault: { kind: 'refuse', code: 'achEffectiveEntryDate' },
  }),
  pay({
    amountInCents: 10040,
    name: 'resetBefore',
    summary: 'The first C4 is cut off before it is processed',
    customerSees: AS_NOT_RECEIVED,
    fault: { kind: 'resetBefore' },
  }),
  pay({
    amountInCents: 10041,
    name: 'resetAfter',
    summary: 'The first C4 is processed, then cut off',
    customerSees: AS_RECEIVED,
    fault: { kind: 'resetAfter' },
  }),
  pay({
    amountInCents: 10042,
    name: 'failureAfter',
    summary: 'The first C4 is processed and answers 500',
    customerSees: AS_RECEIVED,
    fault: { kind: 'status', status: 500, isProcessed: true },
  }),
  pay({
    amountInCents: 10043,
    name: 'failureBefore',
    summary: 'The first C4 answers 500 and is not processed',
    customerSees: AS_NOT_RECEIVED,
    fault: { kind: 'status', status: 500 },
  }),
  pay({
    amountInCents: 10044,
    name: 'garbage',
    summary: 'The first C4 is processed and answers what nobody can read',
    customerSees: AS_RECEIVED,
    fault: { kind: 'garbage', isProcessed: true },
  }),
  pay({
    amountInCents: 10045,
    name: 'tooMany',
    summary: 'The first C4 answers 429 and is not processed',
    customerSees: 'Too many tries, and nothing was paid; the next try is taken.',
    fault: { kind: 'status', status: 429, headers: { 'retry-after': '2' } },
  }),
  {
    name: 'openDown',
    amountInCents: 10050,
    summary: 'The first two openings of the link (C1) answer 503',
    customerSees: 'The payment service is not answering; the bill opens a moment later.',
    faults: [{ operation: 'C1', kind: 'status', status: 503, times: 2 }],
  },
  {
    name: 'openSlow',
    amountInCents: 10051,
    summary: 'C2 takes 3 seconds each time',
    customerSees: 'The bill opens slowly, and every step takes longer.',
    faults: [{ operation: 'C2', kind: 'delay', delayInMs: 3000, times: 'always' }],
  },
  {
    name: 'bankConnectionDown',
    amountInCents: 10052,
    summary: 'C7 always refuses with plaid',
    customerSees: 'No bank can be connected, and nothing was paid.',
    faults: [{ operation: 'C7', kind: 'refuse', code: 'plaid', times: 'always' }],
  },
  {
    name: 'invoicesDown',
    amountInCents: 10053,
    summary: 'The list of attachments (C5) always answers 500',
    customerSees: 'The bill without its attachments, and a sentence that they cannot be shown now.',
    faults: [{ operation: 'C5', kind: 'status', status: 500, times: 'always' }],
  },
];

export function findScenario(by: { name: string } | { amountInCents: number }) {
  return SCENARIOS.find((scenario) =>
    'name' in by
      ? scenario.name.toLowerCase() === by.name.toLowerCase()
      : scenario.amountInCents === by.amountInCents,
  );
}

/** `reason` is the code of the return and what it means, `told` what the customer is told of it. */
function returned(
  amountInCents: number,
  reason: string,
  told: string,
  after: 'SentToPay' | 'Completed' = 'SentToPay',
): Scenario {
  const before: Course = USUAL_COURSE.slice(0, after === 'SentToPay' ? 1 : 2);
  return {
    name: `return${reason.slice(0, 3)}`,
    amountInCents,
    summary: `Returned (${reason}) after ${after}`,
    customerSees: `Days after it was sent, the payment was returned: ${told}.`,
    course: [...before, { status: 'Returned', description: reason }],
  };
}

function pay({
  fault,
  ...scenario
}: Omit<Scenario, 'faults'> & { readonly fault: Omit<FaultRequest, 'operation'> }): Scenario {
  return { ...scenario, faults: [{ operation: 'C4', ...fault }] };
}
