import 'server-only';
import { getOrigin } from '../transport/send.ts';
import type { BreakerState } from './breaker.ts';
import type { Lane } from './lane.ts';
import { getUpstream } from './upstream.ts';

export type UpstreamHealth = {
  readonly breaker: BreakerState;
  readonly reads: ReturnType<Lane['count']>;
  readonly payments: ReturnType<Lane['count']>;
  /** How far our clock is ahead of connectFi's. Missing before its first answer. */
  readonly clockOffsetInSeconds?: number;
  /** Whether they differ so much that no payment is taken. */
  readonly isClockWrong: boolean;
};

/** Calls of customers under way beyond which nothing is asked that nobody waits for. */
const MOST_READS_BESIDE = 16;

/** Whether reads that nobody waits for take no place from a customer. Never the probe of a breaker that is open. */
export function hasRoomForBackground(): boolean {
  const { breaker, reads } = getUpstream(getOrigin());
  const { inFlight, waiting } = reads.count();
  return breaker.getState() === 'closed' && waiting === 0 && inFlight < MOST_READS_BESIDE;
}

/** How this process gets on with connectFi. Local and cheap: asks nobody. */
export function getUpstreamHealth(): UpstreamHealth {
  const { breaker, reads, payments, clock } = getUpstream(getOrigin());
  const offset = clock.getOffsetInSeconds();
  return {
    breaker: breaker.getState(),
    reads: reads.count(),
    payments: payments.count(),
    ...(offset !== undefined && { clockOffsetInSeconds: offset }),
    isClockWrong: clock.isWrong(),
  };
}
