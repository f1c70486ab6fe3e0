import { describe, expect, it } from 'vitest';
import { fail, succeed } from '#lib/result.ts';
import type { LockReason } from './flow-state.ts';
import { decideLock } from './lock.ts';

const WINDOW = 120_000;

function decide(
  reason: LockReason,
  status: { isPayable: boolean; outcome: string | null },
  lockedForInMs = 1000,
) {
  return decideLock({
    reason,
    status: succeed({ status: 'Sent', ...status }),
    lockedForInMs,
    settlingInMs: WINDOW,
  });
}

describe('decideLock', () => {
  it.each(['submitted', 'unknown', 'accepted', 'ended', 'a state of next year'])(
    'leaves the page to the server while an attempt is %s',
    (outcome) => {
      expect(decide('unknown', { isPayable: true, outcome }, WINDOW * 2)).toBe('refresh');
    },
  );

  it('leaves the page to the server when the bill cannot be paid', () => {
    expect(decide('changed', { isPayable: false, outcome: null })).toBe('refresh');
  });

  it.each([null, 'refused', 'notReceived'])(
    'waits out the whole window when an answer was lost and the last outcome is %s',
    (outcome) => {
      const status = { isPayable: true, outcome };
      expect(decide('unknown', status, WINDOW)).toBe('wait');
      expect(decide('unknown', status, WINDOW + 1)).toBe('unlock');
    },
  );

  it('opens at once where nothing had been sent', () => {
    expect(decide('changed', { isPayable: true, outcome: null })).toBe('unlock');
  });

  it('never opens after an accepted payment', () => {
    expect(decide('accepted', { isPayable: true, outcome: null }, WINDOW * 2)).toBe('refresh');
  });

  it('waits when nobody answers, and leaves an ended session to the server', () => {
    const times = { lockedForInMs: WINDOW * 2, settlingInMs: WINDOW };
    const decideFailure = (code: 'noAnswer' | 'noSession') =>
      decideLock({ reason: 'unknown', status: fail({ code }), ...times });
    expect(decideFailure('noAnswer')).toBe('wait');
    expect(decideFailure('noSession')).toBe('refresh');
  });
});
