import { expect, it } from 'vitest';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import { warnOfUnknownProxies } from './warn-of-unknown-proxies.ts';

it.each([
  ['https://pay.example.com', undefined, 1],
  ['https://pay.example.com', 1, 0],
  ['http://127.0.0.1:3000', undefined, 0],
])('warns where customers cannot be told apart: %s, %s', (publicOrigin, trustedProxies, count) => {
  const lines = recordLog();
  warnOfUnknownProxies({ publicOrigin, ...(trustedProxies && { trustedProxies }) });
  expect(lines).toHaveLength(count);
});
