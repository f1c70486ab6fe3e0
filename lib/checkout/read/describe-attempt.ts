import type { Attempt } from '#lib/domain/attempt.ts';
import type { PayOutcome } from '../pay/pay-outcome.ts';

/** What the holder of a second request is told of the first one. */
export function describeAttempt(attempt: Attempt): PayOutcome {
  switch (attempt.state) {
    case 'intended':
    case 'submitted':
      return { kind: 'open', outcome: 'submitted' };
    case 'unknown':
      return { kind: 'open', outcome: 'unknown' };
    case 'accepted':
      return { kind: 'accepted', status: attempt.statusesSeen.at(-1) ?? 'missing' };
    case 'refused':
    case 'notReceived':
    case 'ended':
      return { kind: 'failed', failure: { code: 'notPayable' } };
    default:
      return attempt.state satisfies never;
  }
}
