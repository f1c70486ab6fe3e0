import { expect, test } from 'vitest';
import { status } from '#lib/messages/testing/words.ts';
import { formatMoment } from './local-time.tsx';

const SHARED = {
  locale: 'en-US',
  timeZone: 'America/Chicago',
  now: '2026-09-30T16:10:00Z',
  words: status.moments,
} as const;

/** A time of day is held together by no-break spaces. */
const plain = (text: string) => text.replace(/\s/g, ' ');

test.each([
  ['2026-09-30T16:10:00Z', 'today, 11:10 am CDT'],
  ['2026-09-30T05:00:00Z', 'today, 12:00 am CDT'],
  ['2026-09-30T04:59:00Z', 'Tue, Sep 29, 11:59 pm CDT'],
  ['2026-10-01T16:00:00Z', 'Thu, Oct 1, 11:00 am CDT'],
  ['2026-12-02T19:10:00Z', 'Wed, Dec 2, 1:10 pm CST'],
  ['2025-10-01T16:00:00Z', 'Wed, Oct 1, 2025, 11:00 am CDT'],
])('says %s on the calendar and the clock of the zone', (at, text) => {
  expect(plain(formatMoment(at, { ...SHARED, manner: 'said' }))).toBe(text);
});

test.each([
  ['2026-09-30T19:10:00Z', 'today, about 2:10 pm CDT'],
  ['2026-10-01T16:00:00Z', 'Thu, Oct 1, about 11:00 am CDT'],
])('marks %s as expected', (at, text) => {
  expect(plain(formatMoment(at, { ...SHARED, manner: 'expected' }))).toBe(text);
});

test('is never broken in two lines, within the name of a zone either', () => {
  const zone = { ...SHARED, timeZone: 'America/Bogota', manner: 'said' } as const;
  expect(formatMoment('2026-09-30T16:10:00Z', zone)).toBe('today, 11:10\u00a0am\u00a0GMT-\u20605');
});

test('writes a moment for a receipt without "today"', () => {
  const text = formatMoment('2026-09-30T16:10:00Z', { ...SHARED, manner: 'written' });
  expect(plain(text)).toBe('Wed, Sep 30, 2026, 11:10 am CDT');
});
