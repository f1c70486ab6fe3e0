import { z } from 'zod/mini';

/**
 * `GET /pay/<ref>/status`, and a closed link that is asked for news: what an open page is told. `status` and
 * `outcome` stay words, since a page may be older than the server that answers it.
 */
export const billStatusSchema = z.object({
  /** What connectFi says of the bill (`ReportedStatus`). */
  status: z.string(),
  isPayable: z.boolean(),
  /** Of the bill's latest attempt, where there is one. */
  outcome: z.nullable(z.string()),
  /** Our own memory of attempts does not answer: nothing is told of any. */
  isPaused: z.optional(z.boolean()),
});

export type BillStatus = Readonly<z.infer<typeof billStatusSchema>>;

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
