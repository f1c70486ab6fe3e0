import type { toOutcome } from '#lib/ledger/attempt.ts';
import type { ReportedStatus } from '#lib/payment/payment.ts';

/** What an open page is told when it asks for news. */
export type BillStatus = {
  readonly status: ReportedStatus;
  readonly isPayable: boolean;
  /** Of the bill's latest attempt, where there is one. */
  readonly outcome: ReturnType<typeof toOutcome> | null;
  /** Our own memory of attempts does not answer: nothing is told of any. */
  readonly isPaused?: true;
};
