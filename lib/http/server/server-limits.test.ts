import { expect, it } from 'vitest';
import { findExcess, PAGE_LIMITS } from './server-limits.ts';

const HEADERS = { host: 'pay.example' };
const USUAL = { headers: HEADERS, httpVersion: '1.1', method: 'GET', url: '/', rawHeaders: [] };

/** Node.js of today refuses these by itself. */
it.each([
  [100, undefined],
  [101, 431],
])('judges %i headers, whatever became of them', (count, status) => {
  const rawHeaders = Array.from({ length: count }, () => ['a', 'b']).flat();
  expect(findExcess({ ...USUAL, rawHeaders }, PAGE_LIMITS)).toBe(status);
});

it.each([
  ['POST', 65_536, undefined],
  ['POST', 65_537, 413],
  ['GET', 65_537, 413],
  ['PUT', 65_537, undefined],
  ['PUT', 2_097_153, 413],
])('judges a %s that announces %i bytes', (method, length, status) => {
  const headers = { ...HEADERS, 'content-length': String(length) };
  expect(findExcess({ ...USUAL, method, headers }, PAGE_LIMITS)).toBe(status);
});
