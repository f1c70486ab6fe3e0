import { afterEach, expect, it, vi } from 'vitest';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import { parseTrustedProxies } from '#lib/env/env-schema.ts';
import { watchProxies } from './watch-proxies.ts';

afterEach(() => {
  vi.useRealTimers();
});

it.each([
  ['https://pay.example.com', undefined, 1],
  ['https://pay.example.com', 1, 0],
  ['http://127.0.0.1:3000', undefined, 0],
])('warns where customers cannot be told apart: %s, %s', (publicOrigin, trustedProxies, count) => {
  const lines = recordLog();
  const watch = watchProxies({ publicOrigin, ...(trustedProxies && { trustedProxies }) });
  expect(lines).toHaveLength(count);
  expect(watch.isProxyUnknown()).toBe(count > 0);
});

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
