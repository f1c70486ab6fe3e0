import { type Attempt, isOpen } from '#lib/domain/attempt.ts';
import { getDebitSchedule } from '#lib/domain/debit-date.ts';
import type { Payment } from '#lib/domain/payment.ts';
import { getTimeline, type TimelineRow } from '#lib/domain/timeline.ts';

type RowsInput = {
  readonly payment: Pick<Payment, 'status' | 'history'>;
  /** The one that the payment comes from, where it is ours. */
  readonly attempt: Pick<Attempt, 'state' | 'submittedAt'> | undefined;
  /** Only our own memory tells of the payment. */
  readonly isRecalled: boolean;
};

/** The way of a payment as its screen shows it: nothing is foretold that we could not see happen. */
export function listRows({ payment, attempt, isRecalled }: RowsInput): readonly TimelineRow[] {
  const { status, history } = payment;
  if (!attempt) return getTimeline({ status, history });
  // Of a payment of which we do not know that it arrived.
  if (isOpen(attempt.state)) return getTimeline({ status, history, attempt });
  if (isRecalled) return getTimeline({ status, history, attempt }).filter(isDone);
  const expectedSentAt = getDebitSchedule(new Date(attempt.submittedAt)).sentAt;
  return getTimeline({ status, history, attempt, expectedSentAt });
}

function isDone({ state }: TimelineRow): boolean {
  return state === 'done';
}
