import { expect, test } from 'vitest';
import { buildTransportSecurity } from './answer-headers.ts';

const hosts = {
  withSubdomains: new Set(['sub.example']),
  preloaded: new Set(['listed.example']),
};

test.each([
  ['http://pay.example', undefined],
  ['https://pay.example', 'max-age=63072000'],
  ['https://sub.example:8443', 'max-age=63072000; includeSubDomains'],
  ['https://listed.example', 'max-age=63072000; includeSubDomains; preload'],
  ['https://pay.sub.example', 'max-age=63072000'],
])('promises at %s: %s', (origin, expected) => {
  expect(buildTransportSecurity(origin, hosts)).toBe(expected);
});
