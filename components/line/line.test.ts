import { describe, expect, it } from 'vitest';
import { buildStaticPolicy, CLOSED_POLICY } from '#lib/security-policy/content-security-policy.ts';
import { createShortNumber } from '#lib/short-number.ts';
import { isOurAnswer } from './line.ts';

const STATIC_POLICY = buildStaticPolicy({ style: "'sha256-a'", mayBeFramed: true, hasForm: false });

describe('an answer of ours', () => {
  it.each([
    ['has both', { 'X-Request-Id': createShortNumber(), 'Content-Security-Policy': CLOSED_POLICY }],
    ['has lost its policy', { 'X-Request-Id': createShortNumber() }],
    ['has lost its id', { 'Content-Security-Policy': STATIC_POLICY }],
    [
      'has the id of a proxy',
      { 'X-Request-Id': 'f058ebd6', 'Content-Security-Policy': CLOSED_POLICY },
    ],
    [
      'has headers of a proxy beside its own',
      {
        'X-Request-Id': `${createShortNumber()}, f058ebd6`,
        'Content-Security-Policy': `frame-ancestors 'none', ${CLOSED_POLICY}`,
      },
    ],
    ['was drawn by the router', { 'Content-Type': 'text/x-component' }],
  ])('is known where it %s', (_what, headers) => {
    expect(isOurAnswer(new Response('', { headers }))).toBe(true);
  });
});

describe('an answer of something in between', () => {
  it.each([
    ['is plain', {}],
    ['has an id of nginx', { 'X-Request-Id': 'f058ebd6e1a9d3b1c1a2f5b8c7d6e5f4' }],
    ['has an id of a gateway', { 'X-Request-Id': '7b2b0f3e-7b3c-4c9e-9f43-0d1f6a2b3c4d' }],
    ['has a policy', { 'Content-Security-Policy': "default-src 'self'; frame-ancestors 'none'" }],
    ['has a strict policy', { 'Content-Security-Policy': "default-src 'none'; style-src 'self'" }],
  ])('is not taken for ours where it %s', (_what, headers) => {
    expect(isOurAnswer(new Response('<html>', { headers }))).toBe(false);
  });
});
