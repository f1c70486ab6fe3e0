import { expect, test } from 'vitest';
import { buildContentSecurityPolicy } from './content-security-policy.ts';

const plaid = { frameOrigin: 'https://cdn.plaid.com', apiOrigin: 'https://production.plaid.com' };

test('allows the nonce, Plaid and ourselves, and nothing else', () => {
  const policy = buildContentSecurityPolicy({ nonce: 'abc', plaid, isDevelopment: false });
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'nonce-abc' 'strict-dynamic'",
    "style-src 'self' 'nonce-abc'",
    "style-src-elem 'self' 'nonce-abc'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self' https://production.plaid.com",
    'frame-src https://cdn.plaid.com',
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ]);
});

test('lets code be evaluated and styles be added in development only', () => {
  const policy = buildContentSecurityPolicy({ nonce: 'abc', plaid, isDevelopment: true });
  expect(policy).toContain("'unsafe-eval'");
  expect(policy).toContain("style-src-elem 'self' 'unsafe-inline'");
});
