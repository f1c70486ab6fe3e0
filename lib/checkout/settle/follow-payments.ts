import 'server-only';
import { hasRoomForBackground } from '#lib/connectfi/overload/upstream.ts';
import { FINAL_STATUSES } from '#lib/domain/payment.ts';
import { type FollowedPayment, getLedger } from '#lib/ledger/ledger.ts';
import { log } from '#lib/log/log.ts';
import { runAboutTransaction } from '#lib/log/trace.ts';
import { type ReadingFailure, readWithCredentials } from '../read/reading-credentials.ts';
import { type Sweep, settleKnownAttempt } from './settle-attempts.ts';

/** Readings of the status that nobody waits for. Open attempts, which block a bill, wait for the end of a round. */
const MAX_AT_ONCE = 2;
const MAX_IN_A_ROUND = 30;
const LONGEST_ROUND_IN_MS = 5_000;

/** connectFi has trouble or no time: whatever is due can wait. */
const TROUBLE: ReadonlySet<ReadingFailure['kind']> = new Set([
  'busy',
  'notSent',
  'noAnswer',
  'unavailable',
]);

/**
 * Reads the bills of accepted payments whose end is not known, a few in a round and only while customers leave room,
 * until connectFi reports a final status or they can be read no longer (docs/decisions/0029). The ledger hands each
 * to one process.
 */
export async function followPayments({ isMyTurn, signal }: Sweep): Promise<void> {
  if (!hasRoomForBackground() || !(await isMyTurn())) return;
  const endsAtInMs = performance.now() + LONGEST_ROUND_IN_MS;
  let left = MAX_IN_A_ROUND;
  const mayGoOn = () =>
    !signal.aborted && performance.now() < endsAtInMs && left > 0 && hasRoomForBackground();
  const takeTurns = async () => {
    while (mayGoOn()) {
      left -= 1;
      const taken = await getLedger().takeFollowed();
      const followed = taken.ok ? taken.value.followed : undefined;
      const isAllWell = followed && (await followOne(followed));
      if (!isAllWell) left = 0;
    }
  };
  await Promise.all(Array.from({ length: MAX_AT_ONCE }, takeTurns));
}

/** False where connectFi has trouble. */
async function followOne({ attempt, credentials }: FollowedPayment): Promise<boolean> {
  return runAboutTransaction(attempt.transactionId, async () => {
    const askedAtInMs = performance.now();
    const bill = await readWithCredentials(credentials);
    if (!bill.ok) {
      if (isForGood(bill.failure)) await giveUp(attempt.id);
      return !TROUBLE.has(bill.failure.kind);
    }
    const { transactionId, status } = bill.value;
    if (transactionId !== attempt.transactionId) {
      log.error({ attemptId: attempt.id }, 'the credentials of an attempt lead to another bill');
      await getLedger().stopFollowing(attempt.id);
      return true;
    }
    await settleKnownAttempt(attempt, status, askedAtInMs);
    if (FINAL_STATUSES.some((final) => final === status)) {
      log.info({ attemptId: attempt.id, status }, 'a payment was followed to its end');
      // Also where somebody has seen it before in between.
      await getLedger().stopFollowing(attempt.id);
    }
    return true;
  });
}

/** A link that connectFi closes to new sessions once it is paid stays closed (U10). */
function isForGood(failure: ReadingFailure): boolean {
  if (failure.kind === 'credentialsOver') return true;
  return failure.kind === 'refused' && failure.reason === 'notPayable';
}

async function giveUp(attemptId: string): Promise<void> {
  log.info({ attemptId }, 'a payment can no longer be followed');
  await getLedger().stopFollowing(attemptId);
}
