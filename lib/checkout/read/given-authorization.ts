import 'server-only';
import { type Attempt, blocksAnother } from '#lib/domain/attempt.ts';
import { getLedger } from '#lib/ledger/get-ledger.ts';
import type { BillSession } from '#lib/session.ts';

/**
 * The payment that this session has authorized, where it may be under way or was accepted. `undefined`
 * where another session gave the authorization (docs/decisions/0013), there is none, or the ledger does
 * not answer.
 */
export async function readGivenAuthorization({
  sessionId,
  transactionId,
}: BillSession): Promise<Attempt | undefined> {
  const latest = await getLedger().getLatestAttempt(transactionId);
  const attempt = latest.ok ? latest.value : undefined;
  const isGiven = attempt?.sessionId === sessionId && blocksAnother(attempt.state);
  return isGiven ? attempt : undefined;
}
