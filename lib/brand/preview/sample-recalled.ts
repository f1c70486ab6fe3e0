import type { Attempt } from '#lib/domain/attempt.ts';
import { describeRecalled } from '#lib/domain/describe-recalled.ts';
import type { Payment } from '#lib/domain/payment.ts';
import type { PaymentState } from '#lib/domain/states.ts';
import { createSampleAttempt, SAMPLE_NOW, SAMPLE_PAYMENT } from './sample-bill.ts';
import type { ScreenNameIn } from './screens.ts';

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
