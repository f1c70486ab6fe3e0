import 'server-only';
import { type BillSession, saveSession } from '#lib/session.ts';
import { getTrouble } from './bill-trouble.ts';
import { loadBillState } from './load-bill.ts';
import { callWithRenewal } from './renew-session.ts';

/**
 * Renews a session for the page, which cannot save one. The bill is read first: where the JWT is good
 * after all, nothing is renewed. Why it failed is kept in the session, so that the page says so instead
 * of asking for the same renewal again.
 */
export async function renewForPage(session: BillSession): Promise<void> {
  const { result, session: current } = await callWithRenewal(session, loadBillState);
  if (result.ok || result.failure.kind === 'notHere') return;
  const renewalTrouble = { ...getTrouble(result.failure), atInMs: Date.now() };
  await saveSession({ ...current, renewalTrouble });
}
