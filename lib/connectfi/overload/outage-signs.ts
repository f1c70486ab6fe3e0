import type { Result } from '#lib/result.ts';
import type { Operation } from '../transport/call.ts';
import type { ConnectfiFailure } from '../transport/failure.ts';

/** Whose word counts for connectFi as a whole. */
export type Witness = 'bill' | 'link';

/**
 * C2 is what every page, every look for news and every payment begins with, and C1 opens links. Others
 * say nothing of connectFi as a whole: behind C7 to C9 is Plaid, behind C4 are banks, and C5 and C6 are
 * attachments.
 */
export function findWitness(operation: Operation): Witness | undefined {
  if (operation === 'getPayment') return 'bill';
  return operation === 'exchangeLink' ? 'link' : undefined;
}

/**
 * Only what says that connectFi cannot do its work. A refusal, a 401 and a 429 are answers, and come at
 * once. What we cannot read may be one bill of a shape that we do not know, which must not keep
 * everybody else from theirs.
 */
export function isSignOfOutage(outcome: Result<unknown, ConnectfiFailure>): boolean {
  if (outcome.ok) return false;
  const { kind } = outcome.failure;
  return kind === 'notSent' || kind === 'noAnswer' || kind === 'unavailable';
}
