import { BlockList, isIP } from 'node:net';

/**
 * Reads `10.0.0.5, 192.168.0.0/16, 2001:db8::/32` into a list of addresses and networks. Gives a
 * sentence where the text is wrong.
 */
export function parseTrustedProxies(text: string): BlockList | string {
  const proxies = new BlockList();
  for (const part of text.split(',')) {
    const [address = '', prefix, ...more] = part.trim().split('/');
    const version = isIP(address);
    const longest = version === 6 ? 128 : 32;
    const isPrefix =
      prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= longest);
    if (!version || !isPrefix || more.length > 0) {
      return 'must list addresses or networks such as 10.0.0.5,192.168.0.0/16';
    }
    proxies.addSubnet(address, Number(prefix ?? longest), version === 6 ? 'ipv6' : 'ipv4');
  }
  return proxies;
}
