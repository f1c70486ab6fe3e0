import type { IncomingMessage } from 'node:http';
import { type BlockList, isIP, isIPv6 } from 'node:net';

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
export function isForwardedByStranger(
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
