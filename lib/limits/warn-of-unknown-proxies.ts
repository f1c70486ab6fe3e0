import type { Env } from '#lib/env.ts';
import { log } from '#lib/log/log.ts';

type Proxies = Pick<Env, 'publicOrigin' | 'trustedProxies'>;

/**
 * Whether customers can be told apart by their addresses. TLS ends at a proxy, so behind an https origin there
 * is one; where nothing is known of it, all customers have its address, and to count by it would let one
 * stranger shut everybody out.
 */
export function knowsAddresses({ publicOrigin, trustedProxies }: Proxies): boolean {
  return trustedProxies !== undefined || publicOrigin.startsWith('http:');
}

export function warnOfUnknownProxies(proxies: Proxies): void {
  if (knowsAddresses(proxies)) return;
  log.warn(
    'neither TRUSTED_PROXIES nor TRUST_PROXY_HOPS is set: all customers have the proxy’s address, so nothing is limited by address',
  );
}
