import { expect, test } from 'vitest';
import { getBillRef, isBillRef } from './bill-ref.ts';

test('is the beginning of the SHA-256 of the link in base64url', () => {
  // printf abc | openssl dgst -sha256 -binary | basenc --base64url
  expect(getBillRef('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7');
  expect(isBillRef(getBillRef('abc'))).toBe(true);
});

test.each([
  '',
  'short',
  'ungWv48Bz-pBQUDeXa4iI7x',
  'ungWv48Bz-pBQUDeXa4i/7',
  '../../../../../../../..',
])('is not %j', (text) => expect(isBillRef(text)).toBe(false));
