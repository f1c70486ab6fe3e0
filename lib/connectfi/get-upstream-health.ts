import 'server-only';
import type { BreakerState } from './breaker.ts';
import type { Lane } from './lane.ts';
import { getOrigin } from './send.ts';
import { getUpstream } from './upstream.ts';

export type UpstreamHealth = {
  readonly breaker: BreakerState;
  readonly reads: ReturnType<Lane['count']>;
  readonly payments: ReturnType<Lane['count']>;
};

/** How this process gets on with connectFi. Local and cheap: asks nobody. */
export function getUpstreamHealth(): UpstreamHealth {
  const { breaker, reads, payments } = getUpstream(getOrigin());
  return { breaker: breaker.getState(), reads: reads.count(), payments: payments.count() };
}
