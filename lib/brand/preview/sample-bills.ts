import type { Attempt } from '#lib/domain/attempt.ts';
import type { Instant, Payment, PaymentStatus, StatusChange } from '#lib/domain/payment.ts';
import { describeRecalled, type PaymentState } from '#lib/domain/states.ts';
import {
  createSampleAttempt,
  createSampleBill,
  FEW_DETAILS,
  LONG_NAMES,
  MANY_LINES,
  SAMPLE_NOW,
  SAMPLE_PAYMENT,
  type SampleBill,
} from './sample-bill.ts';
import type { ScreenNameIn } from './screens.ts';

export type BillScreenName = ScreenNameIn<'bill' | 'payment' | 'ended'>;

const JUST_NOW: Instant = '2026-09-16T16:08:00.000Z';

/** When a payment of last week came to each of its steps. */
const LAST_WEEK = {
  Processing: '2026-09-10T16:08:00.000Z',
  SentToPay: '2026-09-10T19:11:00.000Z',
  Completed: '2026-09-11T14:20:00.000Z',
  Settled: '2026-09-14T13:02:00.000Z',
  Returned: '2026-09-14T18:45:00.000Z',
  Declined: '2026-09-11T18:45:00.000Z',
  Error: '2026-09-10T19:30:00.000Z',
} as const satisfies { readonly [Status in PaymentStatus]?: Instant };

/** A bill for each screen that is about one. */
export const SAMPLE_BILLS: Readonly<Record<BillScreenName, SampleBill>> = {
  payable: createSampleBill(),
  'not-received': createSampleBill({ attempt: { state: 'notReceived', submittedAt: JUST_NOW } }),
  'few-details': createSampleBill(FEW_DETAILS),
  'many-lines': createSampleBill(MANY_LINES),
  'long-names': createSampleBill(LONG_NAMES),

  confirming: createSampleBill({ attempt: { state: 'unknown', submittedAt: JUST_NOW } }),
  paused: createSampleBill({ isLedgerDown: true }),
  processing: createSampleBill({
    payment: { status: 'Processing' },
    attempt: { state: 'accepted', submittedAt: JUST_NOW },
  }),
  'sent-to-bank': createPaidBill(['Processing', 'SentToPay']),
  completed: createPaidBill(['Processing', 'SentToPay', 'Completed']),
  settled: createPaidBill(['Processing', 'SentToPay', 'Completed', 'Settled']),
  returned: createPaidBill(['Processing', 'SentToPay', 'Returned']),
  declined: createPaidBill(['Processing', 'SentToPay', 'Declined']),
  error: createPaidBill(['Processing', 'Error']),

  expired: createSampleBill({ payment: { status: 'Expired' } }),
  'past-expiry': createSampleBill({ payment: { expiresAt: '2026-09-15T04:59:59.000Z' } }),
  cancelled: createSampleBill({ payment: { status: 'Cancelled' } }),
  rejected: createSampleBill({ payment: { status: 'Rejected' } }),
  'not-ready': createSampleBill({ payment: { status: 'Initiated' } }),
  'no-method': createSampleBill({ payment: { methods: [] } }),
  'card-only': createSampleBill({ payment: { methods: ['card'] } }),
  'typed-details-only': createSampleBill({ payment: { usesPlaid: false } }),
  'unknown-status': createSampleBill({ payment: { status: 'unknown' } }),
};

/** Paid here last week; the last of these statuses is the present one. */
function createPaidBill(statuses: readonly (keyof typeof LAST_WEEK)[]): SampleBill {
  const history: StatusChange[] = statuses.map((status) => ({ status, at: LAST_WEEK[status] }));
  return createSampleBill({
    payment: { status: statuses.at(-1) ?? 'Sent', history },
    attempt: { state: 'accepted', submittedAt: LAST_WEEK.Processing },
  });
}

/** As `RecalledPayment` of `lib/checkout`, which is only for real ones. */
export type SampleRecalled = {
  readonly payment: Payment;
  readonly state: PaymentState;
  readonly attempt: Attempt;
};

const YESTERDAY = '2026-09-15T16:08:00.000Z';
const YESTERDAY_EVENING = '2026-09-15T19:14:00.000Z';

/** What our own memory tells of a payment whose link is closed, for each screen that is about one. */
export const SAMPLE_RECALLED: Readonly<Record<ScreenNameIn<'closed'>, SampleRecalled>> = {
  'recalled-submitted': createRecalled({
    state: 'accepted',
    statusesSeen: ['Processing', 'SentToPay'],
    statusSeenAt: YESTERDAY_EVENING,
  }),
  'recalled-confirming': createRecalled({ state: 'unknown', statusesSeen: [] }),
};

type Known = Pick<Attempt, 'state' | 'statusesSeen' | 'statusSeenAt'>;

function createRecalled(known: Known): SampleRecalled {
  const { name } = SAMPLE_PAYMENT.merchant;
  const attempt: Attempt = {
    ...createSampleAttempt(SAMPLE_PAYMENT, { state: known.state, submittedAt: YESTERDAY }),
    ...known,
    merchant: name ? { name } : {},
  };
  return { attempt, ...describeRecalled(attempt, new Date(SAMPLE_NOW)) };
}
