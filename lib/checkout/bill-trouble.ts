import type { Failure, ScreenFailureCode } from '#lib/contract/failures.ts';
import type { BillSession } from '#lib/session.ts';
import { describeOpeningFailure } from './describe-failure.ts';
import type { BillFailure } from './read-payment.ts';

/** The JWT is over: the customer is sent through the address that renews the session. */
type BillTrouble = 'renew' | Failure<ScreenFailureCode>;

/** A renewal that did not help is not tried again for so long, or a page and it would send us in circles. */
const RENEWAL_PAUSE_IN_MS = 60_000;

/** A renewal that failed is tried again by the next reload, but not by the redirect that follows it. */
const FAILED_RENEWAL_PAUSE_IN_MS = 5_000;

/** What a page shows when the bill could not be read. `askedAtInMs` is when the page began to read it. */
export function describeBillTrouble(
  failure: BillFailure,
  { renewedAtInMs = 0, renewalTrouble }: Pick<BillSession, 'renewedAtInMs' | 'renewalTrouble'>,
  askedAtInMs: number,
): BillTrouble {
  if (failure.kind !== 'unauthorized') return describeOpeningFailure(failure, 'bill');
  if (renewalTrouble && askedAtInMs - renewalTrouble.atInMs < FAILED_RENEWAL_PAUSE_IN_MS) {
    return { code: renewalTrouble.screen, reference: renewalTrouble.reference };
  }
  return askedAtInMs - renewedAtInMs > RENEWAL_PAUSE_IN_MS
    ? 'renew'
    : describeOpeningFailure(failure, 'bill');
}
