import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCentralClock } from './calendar-date.ts';
import { getDebitSchedule, getOfferedDebitDate, getSendTime, isBusinessDay } from './debit-date.ts';

const HOUR_IN_MILLISECONDS = 60 * 60 * 1000;
const anyMoment = fc.date({
  min: new Date('2024-01-01T00:00:00Z'),
  max: new Date('2040-12-31T23:59:59Z'),
  noInvalidDate: true,
});

describe('getDebitSchedule', () => {
  it.each([
    ['inside business hours in summer', '2026-09-30T16:10:00Z', '2026-09-30T19:10:00.000Z'],
    ['inside business hours in winter', '2026-12-02T17:10:00Z', '2026-12-02T20:10:00.000Z'],
    ['at opening', '2026-09-30T13:00:00Z', '2026-09-30T16:00:00.000Z'],
    ['just before opening', '2026-09-30T12:59:59Z', '2026-09-30T16:00:00.000Z'],
    ['just after midnight on a business day', '2026-09-30T05:00:00Z', '2026-09-30T16:00:00.000Z'],
    ['at 14:00 sharp', '2026-09-30T19:00:00Z', '2026-09-30T22:00:00.000Z'],
    ['a moment after 14:00', '2026-09-30T19:00:00.001Z', '2026-10-01T13:00:00.000Z'],
    ['just before closing', '2026-09-30T21:59:59Z', '2026-10-01T13:00:00.000Z'],
    ['at closing', '2026-09-30T22:00:00Z', '2026-10-01T16:00:00.000Z'],
    ['late in the evening', '2026-10-01T04:59:59Z', '2026-10-01T16:00:00.000Z'],
    ['on Friday after 14:00', '2026-10-02T19:30:00Z', '2026-10-05T13:00:00.000Z'],
    ['on Friday evening', '2026-10-02T23:00:00Z', '2026-10-05T16:00:00.000Z'],
    ['on a Saturday', '2026-10-03T16:00:00Z', '2026-10-05T16:00:00.000Z'],
    ['on a holiday', '2026-11-26T16:00:00Z', '2026-11-27T17:00:00.000Z'],
    ['on the eve of a long weekend', '2026-09-04T23:00:00Z', '2026-09-08T16:00:00.000Z'],
    ['on the Friday before a Saturday holiday', '2026-07-03T16:00:00Z', '2026-07-03T19:00:00.000Z'],
    ['on the weekend when clocks go forward', '2026-03-08T07:30:00Z', '2026-03-09T16:00:00.000Z'],
    ['on the weekend when clocks go back', '2026-11-01T06:30:00Z', '2026-11-02T17:00:00.000Z'],
    ['on the Friday before clocks go forward', '2026-03-06T21:00:00Z', '2026-03-09T13:00:00.000Z'],
    ['over the new year', '2027-12-31T23:30:00Z', '2028-01-03T17:00:00.000Z'],
  ])('%s', (_when, now, sentAt) => {
    const schedule = getDebitSchedule(new Date(now));
    expect(schedule).toEqual({ debitDate: sentAt.slice(0, 10), sentAt });
  });

  it('debits on a business day that is never in the past', () => {
    fc.assert(
      fc.property(anyMoment, (now) => {
        const { debitDate } = getDebitSchedule(now);
        expect(isBusinessDay(debitDate)).toBe(true);
        expect(debitDate >= readCentralClock(now).date).toBe(true);
      }),
    );
  });

  it('sends within business hours, no sooner than in three hours and within five days', () => {
    fc.assert(
      fc.property(anyMoment, (now) => {
        const { sentAt, debitDate } = getDebitSchedule(now);
        const sent = readCentralClock(new Date(sentAt));
        expect(sent.date).toBe(debitDate);
        expect(sent.minutesSinceMidnight).toBeGreaterThanOrEqual(8 * 60);
        expect(sent.minutesSinceMidnight).toBeLessThanOrEqual(17 * 60);
        const wait = Date.parse(sentAt) - now.getTime();
        expect(wait).toBeGreaterThanOrEqual(3 * HOUR_IN_MILLISECONDS);
        expect(wait).toBeLessThan(5 * 24 * HOUR_IN_MILLISECONDS);
      }),
    );
  });

  it('never sends an earlier payment after a later one', () => {
    fc.assert(
      fc.property(
        anyMoment,
        fc.integer({ min: 0, max: 100 * HOUR_IN_MILLISECONDS }),
        (now, gap) => {
          const later = new Date(now.getTime() + gap);
          expect(getDebitSchedule(now).debitDate <= getDebitSchedule(later).debitDate).toBe(true);
        },
      ),
    );
  });
});

describe('getSendTime', () => {
  it.each([
    ['three hours from now', '2026-09-30', '2026-09-30T16:10:00Z', '2026-09-30T19:10:00.000Z'],
    [
      'at 11:00 Central before opening',
      '2026-09-30',
      '2026-09-30T06:10:00Z',
      '2026-09-30T16:00:00.000Z',
    ],
    [
      'no later than 17:00 Central',
      '2026-09-30',
      '2026-09-30T21:00:00Z',
      '2026-09-30T22:00:00.000Z',
    ],
  ])('is today, %s', (_when, debitDate, now, at) => {
    expect(getSendTime({ debitDate, now: new Date(now) })).toEqual(new Date(at));
  });

  it.each([
    ['11:00 when business is over', '2026-10-01', '2026-10-01T04:30:00Z', '2026-10-01T16:00:00Z'],
    ['8:00 when it came too late', '2026-10-01', '2026-09-30T20:30:00Z', '2026-10-01T13:00:00Z'],
    [
      '8:00 when it came a moment too late',
      '2037-08-07',
      '2037-08-06T19:00:00.001Z',
      '2037-08-07T13:00:00Z',
    ],
    ['11:00 over a change of clocks', '2026-11-02', '2026-10-31T15:00:00Z', '2026-11-02T17:00:00Z'],
  ])('is of a later debit date %s Central', (_when, debitDate, now, at) => {
    expect(getSendTime({ debitDate, now: new Date(now) })).toEqual(new Date(at));
  });

  it('says the same as the schedule of the server', () => {
    fc.assert(
      fc.property(anyMoment, (now) => {
        const { debitDate, sentAt } = getDebitSchedule(now);
        const sendTime = getSendTime({ debitDate, now });
        expect(sendTime.toISOString()).toBe(sentAt);
      }),
    );
  });
});

describe('the date that is offered', () => {
  const NOON_OF_MONDAY = new Date('2026-11-02T18:00:00Z');
  const missed = { state: 'refused', refusal: 'entryDateMissed', debitDate: '2026-11-02' } as const;

  it.each([
    ['that of its schedule', undefined, '2026-11-02'],
    ['that of its schedule after another refusal', { ...missed, refusal: 'refused' }, '2026-11-02'],
    [
      'that of its schedule where an older one was missed',
      { ...missed, debitDate: '2026-10-30' },
      '2026-11-02',
    ],
    ['the next business day where that one was missed', missed, '2026-11-03'],
    [
      'still a later one where a later one was missed',
      { ...missed, debitDate: '2026-11-06' },
      '2026-11-09',
    ],
  ] as const)('is %s', (_, latest, date) => {
    expect(getOfferedDebitDate(NOON_OF_MONDAY, latest)).toBe(date);
  });
});
