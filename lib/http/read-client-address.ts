import type { IncomingMessage } from 'node:http';
import { type BlockList, isIP } from 'node:net';

type Request = Pick<IncomingMessage, 'headers'> & {
  readonly socket: { readonly remoteAddress?: string | undefined };
};

/**
 * The address that a request comes from. What proxies say of it counts only as far as each of them is
 * ours: from the connection backwards, the first address that is not one of `trusted`.
 */
export function readClientAddress({ headers, socket }: Request, trusted?: BlockList): string {
  const said = String(headers['x-forwarded-for'] ?? '').split(',');
  let address = plain(socket.remoteAddress ?? '');
  while (trusted && isOneOf(trusted, address)) {
    const before = plain(said.pop()?.trim() ?? '');
    if (!isIP(before)) break;
    address = before;
  }
  return address;
}

function isOneOf(list: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** A socket for both versions writes an IPv4 address as IPv6. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
