import { expect, it } from 'vitest';
import { parseTrustedProxies } from '#lib/env/trusted-proxies.ts';
import { readClientAddress } from './read-client-address.ts';

it.each([
  [
    'the connection’s own, where nothing is trusted',
    '',
    '203.0.113.9',
    '198.51.100.7',
    '203.0.113.9',
  ],
  ['the one that a proxy of ours names', '10.0.0.5', '10.0.0.5', '198.51.100.7', '198.51.100.7'],
  ['not what a stranger says', '10.0.0.5', '203.0.113.9', '198.51.100.7', '203.0.113.9'],
  [
    'not what a customer says to a proxy',
    '10.0.0.5',
    '10.0.0.5',
    '1.1.1.1, 198.51.100.7',
    '198.51.100.7',
  ],
  [
    'through two proxies',
    '10.0.0.0/8',
    '10.1.2.3',
    '1.1.1.1, 198.51.100.7,10.0.0.5',
    '198.51.100.7',
  ],
  ['the proxy’s, if it says nothing', '10.0.0.5', '10.0.0.5', undefined, '10.0.0.5'],
  ['the proxy’s, if it says nonsense', '10.0.0.5', '10.0.0.5', 'unknown', '10.0.0.5'],
  ['the last known, if all are ours', '10.0.0.0/8', '10.0.0.5', '10.0.0.6', '10.0.0.6'],
  ['IPv4 written as IPv6', '10.0.0.5', '::ffff:10.0.0.5', '::ffff:198.51.100.7', '198.51.100.7'],
  ['IPv6', 'fd00::/8', 'fd00::1', '2001:db8::7', '2001:db8::7'],
] as const)('gives %s', (_, proxies, remoteAddress, forwarded, expected) => {
  const trusted = proxies ? parseTrustedProxies(proxies) : undefined;
  if (typeof trusted === 'string') throw new Error(trusted);
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  expect(readClientAddress({ headers, socket: { remoteAddress } }, trusted)).toBe(expected);
});
