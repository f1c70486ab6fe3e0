import type { Failure } from '#lib/contract/failures.ts';
import type { LimitName } from '#lib/limits/limits-table.ts';
import { takeToken } from '#lib/limits/take-token.ts';
import { nameTransaction } from '#lib/log/trace.ts';
import { isBillRef } from '#lib/page/bill-ref.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type BillSession, readEnd, readSession } from '#lib/session.ts';

type GateOptions = {
  /** How often one session may come this way. */
  readonly limit: Extract<LimitName, `${string} by session`>;
  /** Nobody gets in while it cannot be said whether the session was ended. */
  readonly mustBeLiving?: boolean | undefined;
};

/** Why nobody gets in, and the brand that the bill was seen in, where there is a session. */
export type GateFailure = Failure<
  'notFound' | 'noSession' | 'tooManyRequests' | 'storeUnavailable'
> & { readonly brandId?: string | undefined };

/**
 * The one way into a bill, for its pages and its addresses alike: the holder of its living session, who
 * does not ask too often. The ledger is asked last, so that nobody can flood it.
 */
export async function passGate(
  ref: string,
  { limit, mustBeLiving = false }: GateOptions,
): Promise<Result<BillSession, GateFailure>> {
  if (!isBillRef(ref)) return fail({ code: 'notFound' });
  const session = await readSession(ref);
  if (!session) return fail({ code: 'noSession' });
  nameTransaction(session.transactionId);
  const { brandId } = session;
  const refusal = await takeToken(limit, session.sessionId);
  if (refusal) return fail({ code: 'tooManyRequests', ...refusal, brandId });
  const end = await readEnd(session);
  if (end === 'ended') return fail({ code: 'noSession' });
  if (end === 'unknown' && mustBeLiving) return fail({ code: 'storeUnavailable', brandId });
  return succeed(session);
}
