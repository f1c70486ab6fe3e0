import { describe, expect, it } from 'vitest';
import { addDays } from './calendar-date.ts';
import { isFederalReserveHoliday } from './debit-date.ts';

/** As the Federal Reserve publishes them (2024 to 2030) and as its rule goes on (2031 to 2035). */
const HOLIDAYS: Record<string, string> = {
  2024: '01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25',
  2025: '01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25',
  2026: '01-01 01-19 02-16 05-25 06-19 07-04 09-07 10-12 11-11 11-26 12-25',
  2027: '01-01 01-18 02-15 05-31 06-19 07-05 09-06 10-11 11-11 11-25 12-25',
  2028: '01-01 01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-11 11-23 12-25',
  2029: '01-01 01-15 02-19 05-28 06-19 07-04 09-03 10-08 11-12 11-22 12-25',
  2030: '01-01 01-21 02-18 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25',
  2031: '01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25',
  2032: '01-01 01-19 02-16 05-31 06-19 07-05 09-06 10-11 11-11 11-25 12-25',
  2033: '01-01 01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26',
  2034: '01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-11 11-23 12-25',
  2035: '01-01 01-15 02-19 05-28 06-19 07-04 09-03 10-08 11-12 11-22 12-25',
};

describe('isFederalReserveHoliday', () => {
  it.each(Object.entries(HOLIDAYS))('knows the holidays of %s and no other day', (year, days) => {
    const found: string[] = [];
    for (let date = `${year}-01-01`; date.startsWith(year); date = addDays(date, 1)) {
      if (isFederalReserveHoliday(date)) found.push(date.slice(5));
    }
    expect(found.join(' ')).toBe(days);
  });

  it.each([
    ['2026-07-03', 'Independence Day 2026 is a Saturday'],
    ['2027-12-24', 'Christmas 2027 is a Saturday'],
    ['2027-12-31', "New Year's Day 2028 is a Saturday"],
  ])('keeps Friday %s a business day, because %s', (date) => {
    expect(isFederalReserveHoliday(date)).toBe(false);
  });

  it.each([
    ['2033-06-20', true],
    ['2033-06-19', false],
    ['2034-01-02', true],
  ])('moves a Sunday holiday to the Monday after (%s: %s)', (date, isHoliday) => {
    expect(isFederalReserveHoliday(date)).toBe(isHoliday);
  });
});
