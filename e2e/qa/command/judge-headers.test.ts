import { describe, expect, it } from 'vitest';
import { judgeHeaders } from './judge-headers.ts';

const GOOD = {
  'content-security-policy':
    "default-src 'none'; script-src 'self' 'nonce-abc'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'private, no-store',
  'permissions-policy': 'camera=()',
  'strict-transport-security': 'max-age=63072000',
};

const policy = (from: string, to: string) => ({
  'content-security-policy': GOOD['content-security-policy'].replace(from, to),
});

describe('the headers of a bill', () => {
  it('are in order where all is there', () => {
    expect(judgeHeaders(GOOD, 'https:')).toEqual([]);
  });

  it.each([
    [policy("'nonce-abc'", "'unsafe-inline'"), 'lets any script run'],
    [policy("script-src 'self' 'nonce-abc'", 'script-src *'), 'lets any script run'],
    [policy("script-src 'self' 'nonce-abc'; ", ''), undefined],
    [policy("frame-ancestors 'none'; ", ''), 'lets the page be framed'],
    [policy("frame-ancestors 'none'", "frame-ancestors 'none' https://shop.example"), 'framed'],
    [policy("form-action 'self'; ", ''), 'says nothing of forms'],
    [policy("; base-uri 'none'", ''), 'lets a base be set'],
    [{ 'x-content-type-options': 'sniff' }, 'x-content-type-options says "sniff"'],
    [{ 'referrer-policy': 'unsafe-url' }, 'referrer-policy says "unsafe-url"'],
    [{ 'cache-control': 'max-age=60' }, 'cache-control says "max-age=60"'],
    [{ 'strict-transport-security': 'max-age=60' }, 'strict-transport-security says'],
    [{ 'x-powered-by': 'Express 5.1' }, 'tell a version: "Express 5.1"'],
  ])('%o: %s', (change, said) => {
    const problems = judgeHeaders({ ...GOOD, ...change }, 'https:');
    if (said === undefined) expect(problems).toEqual([]);
    else expect(problems).toEqual([expect.stringContaining(said)]);
  });

  it('need no promise of https where the page is on this machine', () => {
    const { 'strict-transport-security': _promise, ...others } = GOOD;
    expect(judgeHeaders(others, 'http:')).toEqual([]);
    expect(judgeHeaders(others, 'https:')).toEqual([
      'There is no header strict-transport-security.',
    ]);
  });
});
