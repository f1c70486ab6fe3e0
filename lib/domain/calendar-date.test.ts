import { afterEach, describe, expect, it } from 'vitest';
import { addDays, formatCalendarDate, getWeekday, parseCalendarDate } from './calendar-date.ts';

const zoneOfTheMachine = process.env.TZ;

afterEach(() => {
  process.env.TZ = zoneOfTheMachine;
  if (zoneOfTheMachine === undefined) delete process.env.TZ;
});

describe('parseCalendarDate', () => {
  it.each([
    ['2024-08-30', '2024-08-30'],
    [' 2024-08-30 ', '2024-08-30'],
    ['2024-08-30T00:00:00.000Z', '2024-08-30'],
    ['2024-08-30T23:59:59.999Z', '2024-08-30'],
    ['2024-08-30T23:30:00-05:00', '2024-08-30'],
    ['2024-08-30 00:00:00', '2024-08-30'],
    ['2024-02-29', '2024-02-29'],
  ])('reads %j as %s', (text, date) => {
    expect(parseCalendarDate(text)).toBe(date);
  });

  it.each([
    [''],
    ['   '],
    [null],
    [undefined],
    ['2023-02-29'],
    ['2024-02-30'],
    ['2024-13-01'],
    ['2024-00-10'],
    ['2024-08-32'],
    ['08/30/2024'],
    ['2024-8-30'],
    ['2024-08-30x'],
    ['20240830'],
    ['soon'],
  ])('finds no date in %j', (text) => {
    expect(parseCalendarDate(text)).toBeUndefined();
  });
});

describe('formatCalendarDate', () => {
  it.each([
    ['2024-10-02', 'en-US', 'short', 'Wed, Oct 2'],
    ['2026-10-02', 'en-US', 'long', 'October 2, 2026'],
    ['2026-09-30', 'en-US', 'monthDay', 'September 30'],
    ['2026-10-02', 'de', 'long', '2. Oktober 2026'],
  ] as const)('writes %s in %s, %s', (date, locale, variant, text) => {
    expect(formatCalendarDate(date, locale, variant)).toBe(text);
  });

  it.each(['Pacific/Honolulu', 'UTC', 'Pacific/Kiritimati'])('shifts nothing in %s', (zone) => {
    process.env.TZ = zone;
    const date = parseCalendarDate('2026-10-01T00:00:00.000Z') ?? '';
    expect(formatCalendarDate(date, 'en-US', 'long')).toBe('October 1, 2026');
  });
});

describe('counting days', () => {
  it('crosses months, leap days and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2024-12-31', 1)).toBe('2025-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
  });

  it('knows the day of the week', () => {
    expect(getWeekday('2024-10-06')).toBe(0);
    expect(getWeekday('2024-10-05')).toBe(6);
  });
});
