import { flag, members, optional, orNull, type Shape, text } from './shape.ts';

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

/** A memory that does not answer is no news: what it said before still stands. */
export function isNews(answer: BillStatus, shown: BillStatus): boolean {
  if (answer.status !== shown.status) return true;
  if (answer.isPaused) return false;
  return (
    shown.isPaused === true ||
    answer.isPayable !== shown.isPayable ||
    answer.outcome !== shown.outcome
  );
}
