import type { Env } from '#lib/env.ts';
import { log } from '#lib/log.ts';

/**
 * TLS ends at a proxy, so behind an https origin there is one. Where nothing is known of it, all customers
 * have its address, and share what is meant for one of them.
 */
export function warnOfUnknownProxies({
  publicOrigin,
  trustedProxies,
}: Pick<Env, 'publicOrigin' | 'trustedProxies'>): void {
  if (trustedProxies !== undefined || publicOrigin.startsWith('http:')) return;
  log.warn(
    'neither TRUSTED_PROXIES nor TRUST_PROXY_HOPS is set: all customers count as one address, the proxy’s',
  );
}
