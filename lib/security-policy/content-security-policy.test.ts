import { expect, test } from 'vitest';
import {
  buildContentSecurityPolicy,
  buildReportOnlyPolicy,
  type PolicyOptions,
} from './content-security-policy.ts';

const OPTIONS: PolicyOptions = {
  nonce: 'abc',
  kind: 'bank',
  plaid: {
    scriptUrl: 'https://cdn.plaid.com/link.js',
    frameOrigin: 'https://cdn.plaid.com',
    apiOrigin: 'https://production.plaid.com',
  },
  trustedTypes: 'enforce',
  isDevelopment: false,
};

function list(options: Partial<PolicyOptions>): string[] {
  return buildContentSecurityPolicy({ ...OPTIONS, ...options }).split('; ');
}

test('allows the nonce, ourselves, and Plaid where Link can open, and nothing else', () => {
  expect(list({})).toEqual([
    "default-src 'none'",
    "script-src 'nonce-abc' 'strict-dynamic' 'self' https://cdn.plaid.com/link.js",
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
    "require-trusted-types-for 'script'",
    'trusted-types default',
    'report-uri /csp-reports',
  ]);
});

test.each(['plain', 'preview'] as const)('knows nothing of Plaid on a %s page', (kind) => {
  const policy = list({ kind }).join('; ');
  expect(policy).not.toContain('plaid');
});

test('lets no style be written into a plain page', () => {
  expect(list({ kind: 'plain' }).join('; ')).not.toContain('unsafe');
});

test('shows frames of our own in the preview only', () => {
  expect(list({ kind: 'preview' })).toContain("frame-ancestors 'self'");
  expect(list({ kind: 'plain' }).filter((directive) => directive.includes('frame'))).toEqual([
    "frame-ancestors 'none'",
  ]);
});

test('lets code be evaluated and styles be added in development only', () => {
  const policy = list({ isDevelopment: true }).join('; ');
  expect(policy).toContain("'unsafe-eval'");
  expect(policy).toContain("style-src-elem 'self' 'unsafe-inline'");
  expect(list({}).join('; ')).not.toMatch(/unsafe-eval|style-src-elem[^;]*unsafe-inline/);
});

test.each(['report', 'off'] as const)('stops no text as an address with %s', (trustedTypes) => {
  expect(list({ trustedTypes }).join('; ')).not.toContain('trusted-types');
});

test('watches what it does not stop where it is told to', () => {
  expect(buildReportOnlyPolicy({ trustedTypes: 'report' })).toBe(
    "require-trusted-types-for 'script'; trusted-types default; report-uri /csp-reports",
  );
  expect(buildReportOnlyPolicy({ trustedTypes: 'enforce' })).toBeUndefined();
  expect(buildReportOnlyPolicy({ trustedTypes: 'off' })).toBeUndefined();
});
