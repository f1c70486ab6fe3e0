import { afterEach, describe, expect, it, vi } from 'vitest';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import { parseTrustedProxies } from '#lib/env/env-schema.ts';
import { readClientAddress, watchProxies } from './read-client-address.ts';

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
  ...[
    '::ffff:909:905',
    '0:0:0:0:0:FFFF:9.9.9.5',
    '[::ffff:9.9.9.5]:443',
    '::ffff:9.9.9.5%eth0',
  ].map(
    (said) => [`IPv4 in the spelling ${said}`, '10.0.0.5', '10.0.0.5', said, '9.9.9.5'] as const,
  ),
  ['IPv4 written as IPv6', '10.0.0.5', '::ffff:10.0.0.5', '::ffff:198.51.100.7', '198.51.100.7'],
  ['IPv6', 'fd00::/8', 'fd00::1', '2001:db8::7', '2001:db8::7'],
] as const)('gives %s', (_, proxies, remoteAddress, forwarded, expected) => {
  const trusted = proxies ? parseTrustedProxies(proxies) : undefined;
  if (typeof trusted === 'string') throw new Error(trusted);
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  expect(readClientAddress({ headers, socket: { remoteAddress } }, trusted)).toBe(expected);
});

it.each([
  ['the connection’s own with none', 0, '1.1.1.1, 198.51.100.7', '10.0.0.5'],
  ['what the one proxy says', 1, '198.51.100.7', '198.51.100.7'],
  ['what the outer of two says', 2, '198.51.100.7, 10.9.9.9', '198.51.100.7'],
  ['the farthest known, if a proxy was passed by', 3, '198.51.100.7, 10.9.9.9', '198.51.100.7'],
  ['the proxy’s, if it says nothing', 1, undefined, '10.0.0.5'],
  ['the last known before nonsense', 2, 'unknown, 10.9.9.9', '10.9.9.9'],
  ['an address without its port', 1, '198.51.100.7:50123', '198.51.100.7'],
  ['an IPv6 address without its port', 1, '[2001:db8::7]:50123', '2001:db8::7'],
])('counting the proxies gives %s', (_, hops, forwarded, expected) => {
  expect(readClientAddress(makeRequest(forwarded), hops)).toBe(expected);
});

const CLIENT = '198.51.100.7';
const LIES = [
  '1.1.1.1',
  '10.0.0.5',
  '10.0.0.5, 10.0.0.6',
  '::1',
  '127.0.0.1',
  'unknown',
  '',
  ',,,',
  '1.1.1.1, 2.2.2.2, 3.3.3.3, 4.4.4.4',
  'for=1.1.1.1',
  Array(500).fill('1.1.1.1').join(','),
];

it.each(LIES)('no entry of a client’s own changes its address: %s', (lie) => {
  const trusted = parseTrustedProxies('10.0.0.0/8');
  if (typeof trusted === 'string') throw new Error(trusted);
  // Each proxy adds the address that it was asked from.
  const through = { one: `${lie}, ${CLIENT}`, two: `${lie}, ${CLIENT}, 10.0.0.6` };
  expect(readClientAddress(makeRequest(through.one), trusted)).toBe(CLIENT);
  expect(readClientAddress(makeRequest(through.two), trusted)).toBe(CLIENT);
  expect(readClientAddress(makeRequest(through.one), 1)).toBe(CLIENT);
  expect(readClientAddress(makeRequest(through.two), 2)).toBe(CLIENT);
  expect(readClientAddress(makeRequest(lie, CLIENT), trusted)).toBe(CLIENT);
  expect(readClientAddress(makeRequest(lie, CLIENT))).toBe(CLIENT);
});

function makeRequest(forwarded: string | undefined, remoteAddress = '10.0.0.5') {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return { headers, socket: { remoteAddress } };
}

describe('watch proxies', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ['https://pay.example.com', undefined, 1],
    ['https://pay.example.com', 1, 0],
    ['http://127.0.0.1:3000', undefined, 0],
  ])(
    'warns where customers cannot be told apart: %s, %s',
    (publicOrigin, trustedProxies, count) => {
      const lines = recordLog();
      const watch = watchProxies({ publicOrigin, ...(trustedProxies && { trustedProxies }) });
      expect(lines).toHaveLength(count);
      expect(watch.isProxyUnknown()).toBe(count > 0);
    },
  );

  const FORWARDED = { 'x-forwarded-for': '198.51.100.7' };

  it.each([
    ['a proxy that is named', '10.0.0.5', '10.0.0.5', FORWARDED, false],
    ['the proxy at another address', '10.0.0.5', '10.0.0.6', FORWARDED, true],
    ['a proxy that speaks in the newer way', '10.0.0.5', '10.0.0.6', { forwarded: 'for=x' }, true],
    ['a proxy where none is named', undefined, '10.0.0.6', FORWARDED, true],
    ['a health check', '10.0.0.5', '10.0.0.6', {}, false],
    ['any of so many proxies', 2, '10.0.0.6', FORWARDED, false],
  ] as const)('looks at what comes from %s', (_, proxies, remoteAddress, headers, isUnknown) => {
    vi.useFakeTimers();
    const lines = recordLog();
    const trusted = typeof proxies === 'string' ? parseTrustedProxies(proxies) : proxies;
    if (typeof trusted === 'string') throw new Error(trusted);
    const watch = watchProxies({
      publicOrigin: 'http://127.0.0.1:3000',
      ...(trusted !== undefined && { trustedProxies: trusted }),
    });
    for (let count = 0; count < 3; count += 1) watch.note({ headers, socket: { remoteAddress } });
    expect(watch.isProxyUnknown()).toBe(isUnknown);
    expect(lines).toHaveLength(isUnknown ? 1 : 0);
    if (isUnknown) expect(lines[0]).toContain('"from":"10.0.0.0/24"');
    vi.advanceTimersByTime(10 * 60_000);
    expect(watch.isProxyUnknown(), 'some minutes after the last one').toBe(false);
  });
});
