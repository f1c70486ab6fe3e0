import type { Failure, ScreenFailureCode } from '#lib/contract/failures.ts';
import type { RenewalNotice } from '#lib/session/renewal-notice.ts';
import { describeOpeningFailure } from '../describe-failure.ts';
import type { BillFailure } from './read-payment.ts';

/** The JWT is over: the customer is sent through the address that renews the session. */
type BillTrouble = 'renew' | Failure<ScreenFailureCode>;

/** One renewal may meet a session that ends just then. */
const MAX_RENEWALS_IN_A_ROW = 2;

/**
 * What a page shows when the bill could not be read. `notice` is of the renewals that have led to this page one
 * after another; a page that could be read ends their row.
 */
export function describeBillTrouble(
  failure: BillFailure,
  notice: Pick<RenewalNotice, 'renewals' | 'trouble'> | undefined,
): BillTrouble {
  if (failure.kind !== 'unauthorized') return describeOpeningFailure(failure, 'bill');
  if (notice?.trouble) return notice.trouble;
  const isInVain = notice !== undefined && notice.renewals >= MAX_RENEWALS_IN_A_ROW;
  return isInVain ? describeOpeningFailure(failure, 'bill') : 'renew';
}
