import { describe, expect, it } from 'vitest';
import { TEST_INTENT } from '#lib/ledger/testing/open-test-ledger.ts';
import type { AttemptState } from './attempt.ts';
import { describeRecalled } from './describe-recalled.ts';
import { PAYMENT_STATUSES, type PaymentStatus } from './payment.ts';
import { PAYMENT_STATES } from './states.ts';

const NOW = new Date('2026-09-30T16:00:00Z');

function recall(state: AttemptState, statusesSeen: readonly PaymentStatus[] = []) {
  return describeRecalled({ ...TEST_INTENT, state, statusesSeen }, NOW);
}

describe('what is recalled of a payment', () => {
  it('holds no more than any holder of its link may see', () => {
    expect(recall('accepted', ['Processing', 'SentToPay']).payment).toEqual({
      transactionId: TEST_INTENT.transactionId,
      status: 'SentToPay',
      money: TEST_INTENT.money,
      merchant: { ...TEST_INTENT.merchant, addressLines: [] },
      fields: [],
      history: [],
    });
  });

  it.each(['intended', 'submitted', 'unknown'] as const)('is being confirmed while %s', (state) => {
    expect(recall(state).state).toBe('confirming');
  });

  it.each([
    [[], 'processing'],
    [['Processing'], 'processing'],
    [['Processing', 'Sent'], 'processing'],
    [['Processing', 'SentToPay'], 'sentToBank'],
    [['SentToPay', 'Completed'], 'completed'],
    [['Completed', 'Settled'], 'settled'],
    [['SentToPay', 'Returned'], 'returned'],
    [['Processing', 'Cancelled'], 'cancelled'],
    [['Processing', 'Expired'], 'unknownStatus'],
    [['Processing', 'Rejected'], 'unknownStatus'],
  ] as const)('is, once accepted and last seen in %j, %s', (statuses, state) => {
    expect(recall('accepted', statuses).state).toBe(state);
  });

  it('never offers to pay again', () => {
    for (const status of PAYMENT_STATUSES) {
      expect(PAYMENT_STATES[recall('accepted', [status]).state].isPayable).toBe(false);
    }
  });
});
