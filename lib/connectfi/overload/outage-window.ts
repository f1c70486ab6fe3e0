import type { Result } from '#lib/result.ts';
import type { Operation } from '../transport/call.ts';
import type { ConnectfiFailure } from '../transport/failure.ts';

type OutageRule = {
  readonly lengthInMs: number;
  /** Fewer prove nothing. */
  readonly minCalls: number;
  /** The share of failed calls, from 0 to 1, above which connectFi counts as down. */
  readonly maxFailedShare: number;
};

type Tally = { calls: number; failed: number };
type Second = Record<Witness, Tally> & { readonly number: number };

/**
 * The calls of the last seconds, and whether they say that connectFi is down. While some bill can be
 * read, only bills count: links that nobody can open must not stop those who are about to pay.
 */
export function createOutageWindow({ lengthInMs, minCalls, maxFailedShare }: OutageRule) {
  let seconds: Second[] = [];

  const getSecond = (nowInMs: number): Second => {
    const number = Math.floor(nowInMs / 1000);
    const oldest = number - Math.ceil(lengthInMs / 1000);
    seconds = seconds.filter((second) => second.number > oldest);
    const latest = seconds.at(-1);
    if (latest?.number === number) return latest;
    const begun = { number, bill: { calls: 0, failed: 0 }, link: { calls: 0, failed: 0 } };
    seconds.push(begun);
    return begun;
  };

  return {
    add(witness: Witness, { hasFailed, nowInMs }: { hasFailed: boolean; nowInMs: number }): void {
      const tally = getSecond(nowInMs)[witness];
      tally.calls += 1;
      if (hasFailed) tally.failed += 1;
    },

    /** What is in the window as of the latest call. */
    isOutage(): boolean {
      const bills = sum(seconds.map(({ bill }) => bill));
      const links = sum(seconds.map(({ link }) => link));
      const judged = bills.failed < bills.calls ? bills : sum([bills, links]);
      return judged.calls >= minCalls && judged.failed > maxFailedShare * judged.calls;
    },

    clear(): void {
      seconds = [];
    },
  };
}

function sum(tallies: readonly Tally[]): Tally {
  return {
    calls: tallies.reduce((total, { calls }) => total + calls, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
  };
}

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
