import { expect, it } from 'vitest';
import { endOfLatency } from './business-hours.ts';

const THREE_HOURS_IN_MS = 3 * 60 * 60 * 1000;

it.each([
  ['on a weekday morning', '2031-07-16T10:00-05:00', '2031-07-16T13:00-05:00'],
  ['in winter time', '2031-01-15T10:00-06:00', '2031-01-15T13:00-06:00'],
  ['before opening', '2031-07-16T06:30-05:00', '2031-07-16T11:00-05:00'],
  ['so late that the end is after closing', '2031-07-16T15:00-05:00', '2031-07-17T11:00-05:00'],
  ['after closing', '2031-07-16T18:00-05:00', '2031-07-17T11:00-05:00'],
  ['on Friday evening', '2031-07-18T18:00-05:00', '2031-07-21T11:00-05:00'],
  ['on a federal holiday', '2031-07-04T10:00-05:00', '2031-07-07T11:00-05:00'],
  ['on Saturday', '2031-07-19T10:00-05:00', '2031-07-21T11:00-05:00'],
])('sends what was submitted %s in business hours', (_when, submitted, sent) => {
  const end = endOfLatency(Date.parse(submitted), THREE_HOURS_IN_MS);
  expect(new Date(end).toISOString()).toBe(new Date(sent).toISOString());
});
