import 'server-only';
import { RENEWAL_TROUBLES, saveRenewalNotice } from '#lib/session/renewal-notice.ts';
import type { BillSession } from '#lib/session.ts';
import { describeOpeningFailure } from '../describe-failure.ts';
import { loadBill } from '../read/load-bill.ts';
import { callWithRenewal } from './renew-session.ts';

const RENEWALS_PARAMETER = 'renewals';

/** Where a page sends its customer to be renewed. `renewals`: see `renewForPage`. */
export function getRenewalAddress(ref: string, renewals: number): string {
  return `/pay/${ref}/renew${renewals > 0 ? `?${RENEWALS_PARAMETER}=${renewals}` : ''}`;
}

/** What `getRenewalAddress` has written into an address. */
export function readRenewals(address: string): number {
  const text = new URL(address).searchParams.get(RENEWALS_PARAMETER) ?? '';
  return /^\d$/.test(text) ? Number(text) : 0;
}

/**
 * Renews a session for the page, which cannot save one. The bill is read first: where the JWT is good
 * after all, nothing is renewed. What has come of it is told to the page, so that it shows why a renewal
 * failed, and does not ask for one after another. `renewalsBefore`: how many have led here without one page
 * that could read the bill.
 */
export async function renewForPage(session: BillSession, renewalsBefore: number): Promise<void> {
  const { ref } = session;
  const { result } = await callWithRenewal(session, (jwt) =>
    loadBill({ ...session, jwt }, { isWhole: !session.hasBankConnection }),
  );
  const renewals = renewalsBefore + 1;
  if (result.ok) return saveRenewalNotice({ ref, renewals });
  const { code } = describeOpeningFailure(result.failure, 'bill');
  const trouble = RENEWAL_TROUBLES.find((known) => known === code);
  await saveRenewalNotice({ ref, renewals, ...(trouble && { trouble: { code: trouble } }) });
}
