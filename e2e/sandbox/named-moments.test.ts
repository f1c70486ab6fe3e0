import { expect, it } from 'vitest';
import { findNamedMoment, NAMED_MOMENTS } from './named-moments.ts';

const FRIDAY = '2027-01-15T15:00-06:00';

it.each([
  ['nextWeekend', FRIDAY, '2027-01-16T10:00-06:00'],
  ['nextWeekend', '2027-01-16T09:00-06:00', '2027-01-23T10:00-06:00'],
  ['nextFederalHoliday', FRIDAY, '2027-01-18T10:00-06:00'],
  ['nextFederalHoliday', '2027-01-18T00:30-06:00', '2027-02-15T10:00-06:00'],
  ['nextDaylightSavingChange', FRIDAY, '2027-03-14T01:00-06:00'],
  ['nextDaylightSavingChange', '2027-03-14T01:00-06:00', '2027-11-07T01:00-05:00'],
  ['nextDaylightSavingChange', '2027-07-01T12:00-05:00', '2027-11-07T01:00-05:00'],
  ['08:00', FRIDAY, '2027-01-16T08:00-06:00'],
  ['14:00', FRIDAY, '2027-01-16T14:00-06:00'],
  ['14:00', '2027-07-01T13:59:59-05:00', '2027-07-01T14:00-05:00'],
  ['17:00', FRIDAY, '2027-01-15T17:00-06:00'],
  ['17:00', '2027-01-15T17:00-06:00', '2027-01-16T17:00-06:00'],
  // A day of 23 hours.
  ['08:00', '2027-03-13T08:00-06:00', '2027-03-14T08:00-05:00'],
] as const)('finds %s after %s', (name, now, found) => {
  const moment = findNamedMoment(name, Date.parse(now));
  expect(new Date(moment).toISOString()).toBe(new Date(found).toISOString());
});

it.each(NAMED_MOMENTS)('goes on from one %s to another', (name) => {
  const first = findNamedMoment(name, Date.parse(FRIDAY));
  expect(findNamedMoment(name, first)).toBeGreaterThan(first);
});
