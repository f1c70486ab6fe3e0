import { flag, members, number, oneOf, optional, orNull, type Shape, text } from './shape.ts';

/**
 * `GET /pay/<ref>/status`, and a closed link that is asked for news: what an open page is told. `status` and
 * `outcome` stay words, since a page may be older than the server that answers it.
 */
export type BillStatus = {
  /** What connectFi says of the bill (`ReportedStatus`). */
  readonly status: string;
  readonly isPayable: boolean;
  readonly outcome: string | null;
  /** Our own memory of attempts does not answer: nothing is told of any. */
  readonly isPaused?: boolean | undefined;
};

export const billStatusSchema: Shape<BillStatus> = members({
  status: text,
  isPayable: flag,
  outcome: orNull(text),
  isPaused: optional(flag),
});

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
export type PaymentAnswerBody = {
  /** `submitted` and `unknown` (202): nothing may be said but "do not pay again". */
  readonly outcome: 'accepted' | 'submitted' | 'unknown';
  /** What connectFi said of the bill, of an accepted payment. */
  readonly status?: string | undefined;
};

export const paymentAnswerSchema: Shape<PaymentAnswerBody> = members({
  outcome: oneOf(['accepted', 'submitted', 'unknown']),
  status: optional(text),
});

/** The answer to a customer who asks for more time (200). */
export type SessionLifeBody = {
  /** Until the session is over, if it is not renewed again. */
  readonly lifeInSeconds: number;
  /** Not where there was time enough, as after another tab has asked; nor where there can be no more. */
  readonly isRenewed: boolean;
};

export const sessionLifeSchema: Shape<SessionLifeBody> = members({
  lifeInSeconds: number,
  isRenewed: flag,
});
