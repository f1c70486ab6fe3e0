import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { getBillRef, isBillRef, isFreshMark, writeOpenedMark } from './bill-address.ts';

describe('the ref of a bill', () => {
  it('is the beginning of the SHA-256 of the link in base64url', () => {
    // printf abc | openssl dgst -sha256 -binary | basenc --base64url
    expect(getBillRef('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7');
    expect(isBillRef(getBillRef('abc'))).toBe(true);
  });

  it.each([
    '',
    'short',
    'ungWv48Bz-pBQUDeXa4iI7x',
    'ungWv48Bz-pBQUDeXa4i/7',
    '../../../../../../../..',
  ])('is not %j', (text) => expect(isBillRef(text)).toBe(false));
});

describe('a mark', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-10-01T12:00:00Z') });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ['in the same moment', 0, true],
    ['after a slow redirect', 100, true],
    ['by a machine whose clock is behind', -100, true],
    ['after a reload that comes later', 130, false],
    ['by a clock that is wrong', -130, false],
  ])('is fresh or not: %s', (_when, seconds, isFresh) => {
    const mark = writeOpenedMark();
    vi.setSystemTime(Date.now() + seconds * 1000);
    expect(isFreshMark(mark)).toBe(isFresh);
  });

  it.each(['', 'NaN!', 'zzzzzzzzzzzzzzzzzzz', '-1'])('is none of ours: %j', (mark) => {
    expect(isFreshMark(mark)).toBe(false);
  });
});
