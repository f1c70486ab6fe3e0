import { expect, test } from 'vitest';
import type { ScoredAnswer } from './answer.ts';
import { scoreAnswer } from './score-answer.ts';

const url = new URL('https://pay.example.com/pay/x');
const STRICT: ScoredAnswer = {
  url,
  cookies: ['__Host-pay-x=1; Path=/; Secure; HttpOnly; SameSite=lax'],
  headers: {
    'content-security-policy':
      "default-src 'none'; script-src 'nonce-a' 'strict-dynamic'; style-src 'self' 'nonce-a'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': 'max-age=63072000',
    'x-content-type-options': 'nosniff',
  },
};

function scoreWith(headers: Record<string, string>, rest: Partial<ScoredAnswer> = {}): number {
  return scoreAnswer({ ...STRICT, ...rest, headers: { ...STRICT.headers, ...headers } }).score;
}

/** The first three were scored with the Observatory itself. */
test.each<[what: string, score: number, expected: number]>([
  ['a strict page', scoreWith({}), 145],
  [
    'the same and an embedder policy',
    scoreWith({ 'cross-origin-embedder-policy': 'credentialless' }),
    155,
  ],
  [
    'unsafe styles',
    scoreWith({
      'content-security-policy':
        "default-src 'none'; script-src 'nonce-a'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    }),
    135,
  ],
  [
    'a script of the host',
    scoreWith({
      'content-security-policy':
        "default-src 'self'; script-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
    }),
    80,
  ],
  ['no policy at all', scoreWith({ 'content-security-policy': '' }), 55],
  ['no bonus below 90', scoreWith({ 'strict-transport-security': '' }), 80],
  ['a short promise of https', scoreWith({ 'strict-transport-security': 'max-age=86400' }), 135],
  ['a cookie without Secure', scoreWith({}, { cookies: ['a=b; HttpOnly'] }), 60],
  ['no cookie', scoreWith({}, { cookies: [] }), 140],
  [
    'a foreign script without a hash',
    scoreWith({}, { html: '<script src="https://cdn.example/a.js"></script>' }),
    140,
  ],
])('scores %s', (_what, score, expected) => {
  expect(score).toBe(expected);
});
