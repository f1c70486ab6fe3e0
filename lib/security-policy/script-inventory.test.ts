import { expect, test } from 'vitest';
import { getPageKind } from './script-inventory.ts';

const REF = 'AAAAAAAAAAAAAAAAAAAAAA';
const settings = { hasBrandPreview: true, getCookieName: (ref: string) => `__Host-pay-${ref}` };

test.each([
  [`/pay/${REF}`, [`__Host-pay-${REF}`], 'bank'],
  [`/pay/${REF}/`, ['other', `__Host-pay-${REF}`], 'bank'],
  [`/pay/${REF}`, [], 'plain'],
  [`/pay/${REF}`, ['__Host-pay-BBBBBBBBBBBBBBBBBBBBBB'], 'plain'],
  [`/pay/${REF}/status`, [`__Host-pay-${REF}`], 'plain'],
  ['/oauth', [`__Host-pay-${REF}`], 'bank'],
  ['/oauth', ['session'], 'plain'],
  ['/payment', [`__Host-pay-${REF}`], 'plain'],
  ['/brand-preview', [], 'preview'],
  ['/brand-preview/x/screen/y', [], 'preview'],
  ['/brand-previews', [], 'plain'],
] as const)('takes %s with the cookies %j for a %s page', (path, cookieNames, kind) => {
  expect(getPageKind({ path, cookieNames: [...cookieNames] }, settings)).toBe(kind);
});

test('knows no preview where there is none', () => {
  const request = { path: '/brand-preview', cookieNames: [] };
  expect(getPageKind(request, { ...settings, hasBrandPreview: false })).toBe('plain');
});
