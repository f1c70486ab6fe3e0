import type { PaymentStatus } from '#lib/domain/payment.ts';
import type { FaultRequest } from './fault.ts';

/** What the bank does after an accepted payment, step by step. */
export type Course = readonly { readonly status: PaymentStatus; readonly description?: string }[];

export type Scenario = {
  readonly name: string;
  /** A bill of exactly this amount plays the scenario. */
  readonly amountInCents: number;
  readonly summary: string;
  readonly faults?: readonly FaultRequest[];
  readonly course?: Course;
};

export const USUAL_COURSE: Course = [
  { status: 'SentToPay' },
  { status: 'Completed' },
  { status: 'Settled' },
];

/** Scenarios by amount, as payment sandboxes have them; docs/sandbox.md shows the same table. */
export const SCENARIOS: readonly Scenario[] = [
  returned(10001, 'R01', 'Insufficient funds', 'Completed'),
  returned(10002, 'R02', 'Account closed'),
  returned(10003, 'R03', 'No account or unable to locate account'),
  returned(10004, 'R04', 'Invalid account number'),
  returned(10007, 'R07', 'Authorization revoked by customer', 'Completed'),
  returned(10008, 'R08', 'Payment stopped'),
  returned(10009, 'R09', 'Uncollected funds', 'Completed'),
  returned(10020, 'R20', 'Non-transaction account'),
  returned(10014, 'R14', 'Representative payee deceased', 'Completed'),
  returned(10015, 'R15', 'Beneficiary deceased', 'Completed'),
  returned(10016, 'R16', 'Account frozen'),
  returned(10099, 'R99', 'A reason that nobody knows'),
  returned(10010, 'R10', 'Customer advises originator is not authorized', 'Completed'),
  returned(10029, 'R29', 'Corporate customer advises not authorized', 'Completed'),
  {
    name: 'lateReturn',
    amountInCents: 10101,
    summary: 'Returned (R10) after it was Settled',
    course: [
      ...USUAL_COURSE,
      { status: 'Returned', description: 'R10 Customer advises originator is not authorized' },
    ],
  },
  {
    name: 'bankDeclines',
    amountInCents: 10030,
    summary: 'Declined by the bank',
    course: [
      { status: 'SentToPay' },
      { status: 'Declined', description: 'The bank refused the debit' },
    ],
  },
  {
    name: 'endsInError',
    amountInCents: 10031,
    summary: 'Ends in Error while processing',
    course: [{ status: 'Error', description: 'System failure' }],
  },
  {
    name: 'staysProcessing',
    amountInCents: 10032,
    summary: 'Stays Processing for ever',
    course: [],
  },
  pay(10033, 'paymentStatusRefusal', 'C4 always refuses with paymentStatus', {
    kind: 'refuse',
    code: 'paymentStatus',
    times: 'always',
  }),
  pay(10034, 'slowPay', 'C4 takes 8 seconds, then accepts', { kind: 'delay', delayInMs: 8000 }),
  pay(10035, 'hangingPay', 'The first C4 is accepted and never answered', {
    kind: 'hang',
    isProcessed: true,
  }),
  pay(10036, 'accountRefused', 'C4 always refuses the bank details with achValidate', {
    kind: 'refuse',
    code: 'achValidate',
    times: 'always',
  }),
  pay(
    10037,
    'entryDateMissed',
    'The first C4 comes too late for its date: refused with achEffectiveEntryDate',
    { kind: 'refuse', code: 'achEffectiveEntryDate' },
  ),
  pay(10040, 'resetBefore', 'The first C4 is cut off before it is processed', {
    kind: 'resetBefore',
  }),
  pay(10041, 'resetAfter', 'The first C4 is processed, then cut off', { kind: 'resetAfter' }),
  pay(10042, 'failureAfter', 'The first C4 is processed and answers 500', {
    kind: 'status',
    status: 500,
    isProcessed: true,
  }),
  pay(10043, 'failureBefore', 'The first C4 answers 500 and is not processed', {
    kind: 'status',
    status: 500,
  }),
  pay(10044, 'garbage', 'The first C4 is processed and answers what nobody can read', {
    kind: 'garbage',
    isProcessed: true,
  }),
  pay(10045, 'tooMany', 'The first C4 answers 429 and is not processed', {
    kind: 'status',
    status: 429,
    headers: { 'retry-after': '2' },
  }),
  {
    name: 'openDown',
    amountInCents: 10050,
    summary: 'The first two openings of the link (C1) answer 503',
    faults: [{ operation: 'C1', kind: 'status', status: 503, times: 2 }],
  },
  {
    name: 'openSlow',
    amountInCents: 10051,
    summary: 'C2 takes 3 seconds each time',
    faults: [{ operation: 'C2', kind: 'delay', delayInMs: 3000, times: 'always' }],
  },
  {
    name: 'bankConnectionDown',
    amountInCents: 10052,
    summary: 'C7 always refuses with plaid',
    faults: [{ operation: 'C7', kind: 'refuse', code: 'plaid', times: 'always' }],
  },
  {
    name: 'invoicesDown',
    amountInCents: 10053,
    summary: 'The list of attachments (C5) always answers 500',
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

function returned(
  amountInCents: number,
  code: string,
  meaning: string,
  after: 'SentToPay' | 'Completed' = 'SentToPay',
): Scenario {
  const before: Course = USUAL_COURSE.slice(0, after === 'SentToPay' ? 1 : 2);
  return {
    name: `return${code}`,
    amountInCents,
    summary: `Returned (${code} ${meaning}) after ${after}`,
    course: [...before, { status: 'Returned', description: `${code} ${meaning}` }],
  };
}

function pay(
  amountInCents: number,
  name: string,
  summary: string,
  fault: Omit<FaultRequest, 'operation'>,
): Scenario {
  return { name, amountInCents, summary, faults: [{ operation: 'C4', ...fault }] };
}
