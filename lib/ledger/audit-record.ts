import { readCentralClock } from '#lib/domain/calendar-date.ts';
import type { Instant } from '#lib/domain/payment.ts';

/**
 * All that the ledger knows of one attempt, for anyone who has to prove the authorization. Neither the
 * session nor the credentials to read the bill: they prove nothing, and would open what they belong to.
 * Every member is always there; `null` is what nobody told us. States and statuses are texts, since
 * a later release may have written others than this one knows.
 */
export type AuditRecord = {
  readonly attemptId: string;
  readonly transactionId: string;
  /** The short form of `transactionId`, which customers read out. */
  readonly confirmation: string;
  readonly billRef: string;
  readonly merchant: {
    readonly id: string | null;
    readonly reference: string | null;
    readonly aggregatorId: string | null;
    readonly name: string | null;
  };
  readonly method: string;
  readonly amount: {
    readonly minorUnits: number;
    readonly currency: string;
    /** The same in major units, as "125.00"; `null` for a currency that nobody has heard of. */
    readonly decimal: string | null;
  };
  readonly account: {
    readonly name: string;
    readonly mask: string | null;
    readonly subtype: string;
  };
  readonly nameOnAccount: string;
  readonly debitDate: string;
  readonly authorization: {
    readonly authorizedAt: Instant;
    readonly version: string;
    readonly text: string;
    readonly locale: string;
    readonly ipAddress: string;
    readonly userAgent: string;
  };
  /** The last of `states`. */
  readonly state: string;
  readonly states: readonly RecordedState[];
  /** What connectFi reported of the accepted payment, each at its first sight. */
  readonly statuses: readonly RecordedStatus[];
  /** Whether the statuses tell the end of an accepted payment; `null` for any other. */
  readonly outcome: Outcome | null;
  /** The bill's, as connectFi gave it. */
  readonly invoiceNumber: string | null;
  /** The reference of the request that paid; the `traceId` in the log. */
  readonly reference: string | null;
};

/** `followed`: the page reads the bill until it knows. `notKnown`: it can no longer, so ask connectFi. */
export type Outcome = 'final' | 'followed' | 'notKnown';

export type RecordedState = {
  readonly state: string;
  readonly at: Instant;
  /** A code of `lib/contract/failures.ts`. */
  readonly refusal: string | null;
  /** connectFi's. */
  readonly requestId: string | null;
};

export type RecordedStatus = { readonly status: string; readonly at: Instant };

/** As people of support read it: "125.00 USD". */
export function writeAmount({ decimal, minorUnits, currency }: AuditRecord['amount']): string {
  return `${decimal ?? minorUnits} ${currency}`;
}

/** The minute in US/Central, for people of support: "2026-10-02 09:30". */
export function writeCentralMinute(instant: string): string {
  const { date, minutesSinceMidnight } = readCentralClock(new Date(instant));
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date} ${two(Math.floor(minutesSinceMidnight / 60))}:${two(minutesSinceMidnight % 60)}`;
}
