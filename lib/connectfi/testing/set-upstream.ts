import { sharedConnectfiUpstreams } from '#lib/connectfi/overload/upstream.ts';
import { createUpstream, type Upstream } from '../overload/upstream.ts';

/** Puts a guard with other rules, or with a clock of the test's own, before the connectFi of an origin. */
export function setUpstream(origin: string, ...rules: Parameters<typeof createUpstream>): Upstream {
  const upstream = createUpstream(...rules);
  sharedConnectfiUpstreams.value = new Map([[origin, upstream]]);
  return upstream;
}
