import type { IncomingMessage } from 'node:http';
import { type BlockList, isIP, isIPv6 } from 'node:net';
import type { Env } from '#lib/env.ts';
import { maskAddress } from '#lib/limits/network.ts';
import { log } from '#lib/log/log.ts';
import { createRareLine } from '#lib/log/log-rarely.ts';
import { processWide } from '#lib/process-wide.ts';

export type ForwardedRequest = Pick<IncomingMessage, 'headers'> & {
  readonly socket: { readonly remoteAddress?: string | undefined };
};

/**
 * The address that a request comes from. What proxies say of it counts only as far as each of them is
 * ours: from the connection backwards, the first address that is not one of `trusted`. Where that is a
 * number, so many proxies are ours, whatever their addresses are.
 */
export function readClientAddress(
  { headers, socket }: ForwardedRequest,
  trusted: BlockList | number = 0,
): string {
  const said = String(headers['x-forwarded-for'] ?? '').split(',');
  let address = plain(socket.remoteAddress ?? '');
  for (let passed = 0; isOurs(address, trusted, passed); passed++) {
    const before = plain(said.pop()?.trim() ?? '');
    if (!isIP(before)) break;
    address = before;
  }
  return address;
}

/** Whether a request says that it was forwarded, and none of `trusted` says it. */
function isForwardedByStranger(
  { headers, socket }: ForwardedRequest,
  trusted: BlockList | number = 0,
): boolean {
  const isForwarded = headers['x-forwarded-for'] ?? headers.forwarded;
  return isForwarded !== undefined && !isOurs(plain(socket.remoteAddress ?? ''), trusted, 0);
}

function isOurs(address: string, trusted: BlockList | number, passed: number): boolean {
  return typeof trusted === 'number' ? passed < trusted : isOneOf(trusted, address);
}

function isOneOf(list: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/**
 * The one spelling of an address that counts. A socket for both versions writes an IPv4 address as IPv6, which
 * has many spellings, and some proxies add the port.
 */
function plain(address: string): string {
  const bare = address
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/^\[([\da-f:.]+)\](:\d+)?$/i, '$1')
    .replace(/%.*$/, '');
  if (!isIPv6(bare)) return bare;
  const canonical = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const [, high, low] = MAPPED_IPV4.exec(canonical) ?? [];
  if (!high || !low) return canonical;
  const number = Number.parseInt(high, 16) * 0x10000 + Number.parseInt(low, 16);
  return [24, 16, 8, 0].map((bits) => (number >>> bits) & 0xff).join('.');
}

const MAPPED_IPV4 = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/;

/** Of this process, made by `server.ts`. */
export const sharedProxyWatch = processWide<ReturnType<typeof watchProxies>>('proxyWatch');

type Proxies = Pick<Env, 'publicOrigin'> & Partial<Pick<Env, 'trustedProxies'>>;

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
export function watchProxies(proxies: Proxies) {
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
    /** Looks at a request before its headers are changed. */
    note(request: ForwardedRequest): void {
      if (!isForwardedByStranger(request, proxies.trustedProxies)) return;
      seenAtInMs = performance.now();
      tell(maskAddress(request.socket.remoteAddress ?? ''));
    },
    /** Whether customers seem to have the address of a proxy that nobody has named. */
    isProxyUnknown: () =>
      !knowsAddresses(proxies) || performance.now() - seenAtInMs < WORTH_TELLING_IN_MS,
  };
}
