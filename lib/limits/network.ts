import { isIPv4, isIPv6 } from 'node:net';

/**
 * What an address is counted by: an IPv4 address itself, an IPv6 address's /64, since that is what one
 * customer has at the least and can choose freely in. Anything else counts as one.
 */
export function getNetwork(address: string): string {
  return shorten(address, { v4: 32, v6: 64 });
}

/**
 * The /48 of an IPv6 address, of which a site or a provider hands out 65,536 networks: anyone who has one has room
 * for as many guessers. There is none of an IPv4 address.
 */
export function getSiteNetwork(address: string): string | undefined {
  return isIPv6(address.replace(/%.*$/, '')) ? maskAddress(address) : undefined;
}

/** An address as it may stand in a log: it tells the network, and not the customer in it. */
export function maskAddress(address: string): string {
  return shorten(address, { v4: 24, v6: 48 });
}

function shorten(address: string, prefix: { readonly v4: number; readonly v6: number }): string {
  const bare = address.replace(/%.*$/, '');
  if (isIPv4(bare)) {
    const bytes = bare.split('.').slice(0, prefix.v4 / 8);
    return prefix.v4 === 32
      ? bare
      : `${[...bytes, ...Array(4 - bytes.length).fill('0')].join('.')}/${prefix.v4}`;
  }
  if (!isIPv6(bare)) return 'unknown';
  return `${expand(bare)
    .slice(0, prefix.v6 / 16)
    .join(':')}::/${prefix.v6}`;
}

/** The eight groups of an IPv6 address, each in its shortest form. */
function expand(address: string): string[] {
  // An address of a URL is written in one way only, without an IPv4 address at its end.
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail = ''] = canonical.split('::');
  const first = head.split(':').filter(Boolean);
  const last = tail.split(':').filter(Boolean);
  return [...first, ...Array<string>(8 - first.length - last.length).fill('0'), ...last];
}
