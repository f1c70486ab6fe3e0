import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { getTrustedTypesMode, writeTrustedTypesScript } from './content-security-policy.ts';

const PLAID = 'https://cdn.plaid.com/link.js';

type Rules = Readonly<Record<string, (text: string) => string | null>>;

/** Runs the script as a browser would, and gives what it has installed. */
function install(addresses: readonly string[]): Rules {
  let rules: Rules = {};
  const location = { href: 'https://pay.example/pay/x', origin: 'https://pay.example' };
  const trustedTypes = {
    createPolicy: (name: string, given: Rules) => {
      expect(name).toBe('default');
      rules = given;
    },
  };
  runInNewContext(writeTrustedTypesScript(addresses), {
    self: { trustedTypes },
    trustedTypes,
    location,
    URL,
  });
  return rules;
}

test.each([
  '/_next/static/chunks/a.js',
  'https://pay.example/_next/static/chunks/a.js?v=1',
  PLAID,
  `${PLAID}?reload=1`,
])('lets %s pass as it is', (address) => {
  expect(install([PLAID]).createScriptURL?.(address)).toBe(address);
});

test.each([
  '/evil.js',
  '/_next/static/../evil.js',
  '/_next/static/%2e%2e/evil.js',
  '//evil.example/_next/static/a.js',
  'https://evil.example/link.js',
  'https://cdn.plaid.com/other.js',
  'https://cdn.plaid.com.evil.example/link.js',
  'https://user@cdn.plaid.com:444/link.js',
  'data:text/javascript,alert(1)',
  'blob:https://pay.example/_next/static/x',
  'javascript:alert(1)',
])('lets %s not pass', (address) => {
  expect(install([PLAID]).createScriptURL?.(address)).toBeNull();
});

test('has no rule for markup and code, so that browsers refuse them', () => {
  expect(Object.keys(install([PLAID]))).toEqual(['createScriptURL']);
});

test('does nothing in a browser that does not know Trusted Types', () => {
  expect(() => runInNewContext(writeTrustedTypesScript([PLAID]), { self: {} })).not.toThrow();
});

test('cannot be made to end its own element', () => {
  expect(writeTrustedTypesScript(['</script><script>alert(1)'])).not.toContain('</script');
});

test('is enforced where Plaid never runs, unless the operator says otherwise', () => {
  expect(getTrustedTypesMode('plain', undefined)).toBe('enforce');
  expect(getTrustedTypesMode('preview', undefined)).toBe('enforce');
  expect(getTrustedTypesMode('bank', undefined)).toBe('report');
  expect(getTrustedTypesMode('bank', 'enforce')).toBe('enforce');
  expect(getTrustedTypesMode('plain', 'off')).toBe('off');
});
