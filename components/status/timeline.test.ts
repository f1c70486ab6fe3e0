import { describe, expect, it } from 'vitest';
import type { AttemptState } from '#lib/domain/attempt.ts';
import type { ReportedStatus } from '#lib/domain/payment.ts';
import { findLastKnown, listRows } from './timeline.tsx';

const SUBMITTED_AT = '2026-09-16T16:08:00.000Z';
const CHANGED_AT = '2026-09-16T16:08:02.000Z';
const SEEN_AT = '2026-09-17T09:30:00.000Z';

function list(status: ReportedStatus, state: AttemptState, isRecalled = true) {
  const attempt = { state, submittedAt: SUBMITTED_AT };
  return listRows({ payment: { status, history: [] }, attempt, isRecalled });
}

function name(rows: ReturnType<typeof listRows>) {
  return rows.map(({ step, state }) => `${step} ${state}`);
}

describe('the way of a payment that is only recalled', () => {
  it.each([
    ['missing', ['submitted done']],
    ['Processing', ['submitted done']],
    ['SentToPay', ['submitted done', 'sentToBank done']],
    ['Returned', ['submitted done', 'sentToBank done', 'returned done']],
    ['Expired', []],
  ] as const)('ends with what was seen last: %s', (status, rows) => {
    expect(name(list(status, 'accepted'))).toEqual(rows);
  });

  it('goes on where the bill itself can be seen', () => {
    expect(name(list('Processing', 'accepted', false))).toEqual([
      'submitted done',
      'sentToBank current',
      'completed coming',
      'settled coming',
    ]);
  });

  it('waits at its first step while it is not known whether it arrived', () => {
    expect(name(list('missing', 'unknown'))[0]).toBe('submitted current');
  });
});

describe('the last step that is known', () => {
  const attempt = { changedAt: CHANGED_AT, statusSeenAt: SEEN_AT };

  it('is the last one done, since it was seen', () => {
    const rows = list('SentToPay', 'accepted');
    expect(findLastKnown(attempt, rows)).toEqual({ step: 'sentToBank', at: SEEN_AT });
  });

  it('is known since the payment was accepted where no status was seen', () => {
    const rows = list('missing', 'accepted');
    expect(findLastKnown({ changedAt: CHANGED_AT }, rows)).toEqual({
      step: 'submitted',
      at: CHANGED_AT,
    });
  });

  it('is missing where none is known to be done', () => {
    expect(findLastKnown(attempt, list('missing', 'unknown'))).toBeUndefined();
    expect(findLastKnown(attempt, [])).toBeUndefined();
  });
});
