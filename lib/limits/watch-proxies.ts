import type { Env } from '#lib/env.ts';
import { type ForwardedRequest, isForwardedByStranger } from '#lib/http/read-client-address.ts';
import { log } from '#lib/log/log.ts';
import { createRareLine } from '#lib/log/log-rarely.ts';
import { processWide } from '#lib/process-wide.ts';
import { maskAddress } from './network.ts';

type ProxyWatch = {
  /** Looks at a request before its headers are changed. */
  note(request: ForwardedRequest): void;
  /** Whether customers seem to have the address of a proxy that nobody has named. */
  isProxyUnknown(): boolean;
};

/** Of this process, made by `server.ts`. */
export const sharedProxyWatch = processWide<ProxyWatch>('proxyWatch');

type Proxies = Pick<Env, 'publicOrigin' | 'trustedProxies'>;

/** Longer than the operator's tools look back, and soon over once it is put right. */
const WORTH_TELLING_IN_MS = 10 * 60_000;

/**
 * Whether customers can be told apart by their addresses. TLS ends at a proxy, so behind an https origin there
 * is one; where nothing is known of it, all customers have its address, and to count by it would let one
 * stranger shut everybody out.
 */
export function knowsAddresses({ publicOrigin, trustedProxies }: Proxies): boolean {
  return trustedProxies !== undefined || publicOrigin.startsWith('http:');
}

/**
 * Tells of proxies that the variables do not name: at once where none is named at all, and later where a request
 * says that it was forwarded, and comes from an address that is not one of them. That changes nothing of how
 * customers are counted, since a stranger can say it as well.
 */
export function watchProxies(proxies: Proxies): ProxyWatch {
  if (!knowsAddresses(proxies)) {
    log.warn(
      'neither TRUSTED_PROXIES nor TRUST_PROXY_HOPS is set: all customers have the proxy’s address, so nothing is limited by address',
    );
  }
  const tell = createRareLine<string>((count, from) =>
    log.warn(
      { count, from },
      'requests are forwarded by a proxy that TRUSTED_PROXIES does not name: it counts as one customer',
    ),
  );
  let seenAtInMs = Number.NEGATIVE_INFINITY;
  return {
    note(request) {
      if (!isForwardedByStranger(request, proxies.trustedProxies)) return;
      seenAtInMs = performance.now();
      tell(maskAddress(request.socket.remoteAddress ?? ''));
    },
    isProxyUnknown: () =>
      !knowsAddresses(proxies) || performance.now() - seenAtInMs < WORTH_TELLING_IN_MS,
  };
}
