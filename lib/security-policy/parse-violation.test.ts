import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseViolation } from './parse-violation.ts';

const LINK = 'S3cretL1nk'.repeat(7);

test('reads what browsers send, and keeps neither the address of the page nor what follows an origin', () => {
  const body = JSON.stringify({
    'csp-report': {
      'document-uri': `https://pay.example/payment/${LINK}`,
      'violated-directive': `script-src-elem 'nonce-${LINK}'`,
      'blocked-uri': `https://evil.example/a.js?${LINK}`,
      'source-file': `https://pay.example/payment/${LINK}`,
      disposition: 'enforce',
    },
  });
  const violation = parseViolation(body, 'application/csp-report; charset=utf-8');
  expect(violation).toEqual({
    directive: 'script-src-elem',
    blocked: 'https://evil.example',
    source: 'https://pay.example',
    isEnforced: true,
  });
});

test.each([
  ['{}', 'application/json'],
  ['{', 'application/csp-report'],
  ['[]', 'application/csp-report'],
  ['null', 'application/csp-report'],
  ['{}', null],
  ['{}', 'constructor'],
])('takes nothing from %s as %s', (body, type) => {
  expect(parseViolation(body, type)).toBeUndefined();
});

test('says of nobody more than a short word or an origin, whatever is reported', () => {
  const report = fc.record({ 'violated-directive': fc.anything(), 'blocked-uri': fc.webUrl() });
  fc.assert(
    fc.property(report, (given) => {
      const body = JSON.stringify({ 'csp-report': given });
      const violation = parseViolation(body, 'application/csp-report');
      expect(violation?.directive).toMatch(/^[a-z-]{1,40}$/);
      expect(violation?.blocked).toMatch(/^[a-z-]{0,30}$|^https?:\/\/[^/?#]{1,100}$/);
    }),
  );
});
