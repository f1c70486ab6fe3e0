import 'server-only';
import { type BillSession, RENEWAL_TROUBLES, saveSession } from '#lib/session.ts';
import { describeOpeningFailure } from './describe-failure.ts';
import { loadBillState } from './load-bill.ts';
import { callWithRenewal } from './renew-session.ts';

type RenewalTrouble = NonNullable<BillSession['renewalTrouble']>;

/**
 * Renews a session for the page, which cannot save one. The bill is read first: where the JWT is good
 * after all, nothing is renewed. Why it failed is kept in the session, so that the page says so instead
 * of asking for the same renewal again.
 */
export async function renewForPage(session: BillSession): Promise<void> {
  const { result, session: current } = await callWithRenewal(session, loadBillState);
  if (result.ok) return;
  const { code: screen, reference } = describeOpeningFailure(result.failure, 'bill');
  if (!isKept(screen)) return;
  await saveSession({ ...current, renewalTrouble: { screen, reference, atInMs: Date.now() } });
}

function isKept(code: string): code is RenewalTrouble['screen'] {
  return RENEWAL_TROUBLES.some((kept) => kept === code);
}
