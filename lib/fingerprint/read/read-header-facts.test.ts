import { expect, it } from 'vitest';
import { createHider } from './hider.ts';
import { readHeaderFacts } from './read-header-facts.ts';

const hide = createHider(
  new Map([
    ['r2n6d8k0q4w1', 'nonce'],
    ['nKgB6jwxkUcr', 'ref'],
  ]),
);

it('keeps the headers that a browser obeys, and leaves out what changes with each answer', () => {
  const headers = new Headers({
    age: '3',
    'cf-ray': '8c1f',
    'content-encoding': 'gzip',
    'content-security-policy': "script-src 'nonce-r2n6d8k0q4w1'",
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    date: 'Fri, 27 Nov 2026 19:46:57 GMT',
    'permissions-policy': 'camera=()',
    'strict-transport-security': 'max-age=63072000',
    'x-content-type-options': 'nosniff',
    'x-request-id': '77',
  });
  expect(readHeaderFacts(headers, hide)).toEqual([
    "content-security-policy: script-src 'nonce-(nonce)'",
    'cross-origin-opener-policy: same-origin-allow-popups',
    'permissions-policy: camera=()',
    'strict-transport-security: max-age=63072000',
    'x-content-type-options: nosniff',
  ]);
});

it('keeps of a cookie its name and attributes, never its value or how long a bill lives', () => {
  const headers = new Headers();
  const shared = 'Path=/; HttpOnly; Secure; SameSite=Lax';
  headers.append('set-cookie', `__Host-pay-nKgB6jwxkUcr=Fe26.2*1*c0c; Max-Age=3599; ${shared}`);
  headers.append('set-cookie', 'old=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT');
  expect(readHeaderFacts(headers, hide)).toEqual([
    'set-cookie: __Host-pay-(ref); HttpOnly; Max-Age; Path=/; SameSite=Lax; Secure',
    'set-cookie: old; Expires; Max-Age=0',
  ]);
});
