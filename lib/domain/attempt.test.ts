import { describe, expect, it } from 'vitest';
import { type AttemptState, isSettling, settleAttempt } from './attempt.ts';
import type { ReportedStatus } from './payment.ts';

function settle(status: ReportedStatus, secondsLater: number, state: AttemptState = 'unknown') {
  return settleAttempt({ state, status, watchedForMs: secondsLater * 1000, settlingSeconds: 120 });
}

const TABLE = [
  ['Processing', 'accepted', 'accepted'],
  ['SentToPay', 'accepted', 'accepted'],
  ['Completed', 'accepted', 'accepted'],
  ['Settled', 'accepted', 'accepted'],
  ['Returned', 'accepted', 'accepted'],
  ['Declined', 'accepted', 'accepted'],
  ['Expired', 'ended', 'ended'],
  ['Cancelled', 'ended', 'ended'],
  ['Rejected', 'ended', 'ended'],
  ['Sent', undefined, 'notReceived'],
  ['Initiated', undefined, undefined],
  ['Error', undefined, undefined],
  ['missing', undefined, undefined],
  ['unknown', undefined, undefined],
] as const;

describe('settleAttempt', () => {
  it.each(TABLE)('%s: %s within the window, %s after it', (status, within, after) => {
    for (const state of ['unknown', 'submitted'] as const) {
      expect(settle(status, 60, state)).toBe(within);
      expect(settle(status, 121, state)).toBe(after);
      expect(settle(status, 40 * 24 * 60 * 60, state)).toBe(after);
    }
  });

  it('waits for the whole window before it believes that nothing was received', () => {
    expect(settle('Sent', 120)).toBeUndefined();
    expect(settle('Sent', 120.001)).toBe('notReceived');
  });

  it('keeps an attempt open that was not watched before connectFi was asked', () => {
    expect(settle('Sent', -3600)).toBeUndefined();
    expect(settle('Sent', Number.NaN)).toBeUndefined();
  });

  it.each(TABLE)(
    'gives an intention up after the window alone, whatever is reported: %s',
    (status) => {
      expect(settle(status, 60, 'intended')).toBeUndefined();
      expect(settle(status, 121, 'intended')).toBe('notReceived');
    },
  );

  it.each(['accepted', 'refused', 'notReceived', 'ended'] as const)(
    'leaves an attempt alone that is %s already',
    (state) => {
      for (const [status] of TABLE) expect(settle(status, 3600, state)).toBeUndefined();
    },
  );
});

describe('isSettling', () => {
  it.each(TABLE)('%s', (status, within) => {
    expect(isSettling(status)).toBe(within !== undefined);
  });
});
