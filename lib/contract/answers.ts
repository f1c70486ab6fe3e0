import { flag, members, number, type Of, oneOf, optional, orNull, text } from './shape.ts';

/**
 * `GET /pay/<ref>/status`, and a closed link that is asked for news: what an open page is told. `status` and
 * `outcome` stay words, since a page may be older than the server that answers it.
 */
export const billStatusSchema = members({
  /** What connectFi says of the bill (`ReportedStatus`). */
  status: text,
  isPayable: flag,
  outcome: orNull(text),
  /** Our own memory of attempts does not answer: nothing is told of any. */
  isPaused: optional(flag),
});

export type BillStatus = Of<typeof billStatusSchema>;

/** Whether a page must be drawn again. A memory that does not answer changes nothing: what it said before still stands. */
export function hasChanged(answer: BillStatus, shown: BillStatus): boolean {
  if (answer.status !== shown.status) return true;
  if (answer.isPaused) return false;
  return (
    shown.isPaused === true ||
    answer.isPayable !== shown.isPayable ||
    answer.outcome !== shown.outcome
  );
}

/** The answer where connectFi has taken the payment (200). Everything else that is no failure is `open`. */
export const paymentAnswerSchema = members({
  /** `submitted` and `unknown` (202): nothing may be said but "do not pay again". */
  outcome: oneOf(['accepted', 'submitted', 'unknown']),
  /** What connectFi said of the bill, of an accepted payment. */
  status: optional(text),
});

export type PaymentAnswerBody = Of<typeof paymentAnswerSchema>;

/** The answer to a customer who asks for more time (200). */
export const sessionLifeSchema = members({
  /** Until the session is over, if it is not renewed again. */
  lifeInSeconds: number,
  /** Not where there was time enough, as after another tab has asked; nor where there can be no more. */
  isRenewed: flag,
});

export type SessionLifeBody = Of<typeof sessionLifeSchema>;
