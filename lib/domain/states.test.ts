import { describe, expect, it } from 'vitest';
import { TEST_INTENT } from '#lib/ledger/testing/open-test-ledger.ts';
import type { AttemptState } from './attempt.ts';
import {
  PAYMENT_STATUSES,
  type PaymentMethod,
  type PaymentStatus,
  type ReportedStatus,
} from './payment.ts';
import { describeRecalled, getPaymentState, PAYMENT_STATES, type PaymentState } from './states.ts';

const NOW = new Date('2026-09-30T16:00:00Z');

type Bill = {
  status?: ReportedStatus;
  methods?: readonly PaymentMethod[];
  usesPlaid?: boolean;
  currency?: string;
  expiresAt?: string;
  attempt?: AttemptState;
  isLedgerDown?: boolean;
  isStandingStill?: boolean;
};

function stateOf({
  status = 'Sent',
  currency = 'USD',
  attempt,
  isLedgerDown = false,
  isStandingStill = false,
  ...rest
}: Bill): PaymentState {
  return getPaymentState({
    payment: { status, money: { amountInCents: 12_500, currency }, ...rest },
    attempt: attempt && { state: attempt },
    isLedgerDown,
    isStandingStill,
    now: NOW,
  });
}

const BY_STATUS: readonly (readonly [ReportedStatus, PaymentState])[] = [
  ['Initiated', 'notReady'],
  ['Sent', 'payable'],
  ['Cancelled', 'cancelled'],
  ['Rejected', 'rejected'],
  ['Error', 'error'],
  ['Expired', 'expired'],
  ['Processing', 'processing'],
  ['SentToPay', 'sentToBank'],
  ['Completed', 'completed'],
  ['Settled', 'settled'],
  ['Returned', 'returned'],
  ['Declined', 'declined'],
  ['missing', 'payable'],
  ['unknown', 'unknownStatus'],
];

describe('the state of a bill without an attempt of ours', () => {
  it.each(BY_STATUS)('%s is %s', (status, state) => {
    expect(stateOf({ status })).toBe(state);
  });

  it('is payable for no status but Sent and a missing one', () => {
    const payable = [...PAYMENT_STATUSES, 'missing' as const, 'unknown' as const].filter(
      (status) => PAYMENT_STATES[stateOf({ status })].isPayable,
    );
    expect(payable).toEqual(['Sent', 'missing']);
  });

  it.each([
    ['a second before', 'Sent', '2026-09-30T16:00:01Z', 'payable'],
    ['at its moment', 'Sent', '2026-09-30T16:00:00Z', 'pastExpiry'],
    ['long after', 'Sent', '2026-01-01T00:00:00Z', 'pastExpiry'],
    ['long after, when nobody says whether it was paid', 'missing', '2026-01-01', 'unknownStatus'],
    ['before, with a missing status', 'missing', '2026-10-01T00:00:00Z', 'payable'],
    ['long after, when it was paid', 'Settled', '2026-01-01T00:00:00Z', 'settled'],
  ] as const)('looks at the expiry: %s', (_when, status, expiresAt, state) => {
    expect(stateOf({ status, expiresAt })).toBe(state);
  });

  it.each([
    ['nothing said', {}, 'payable'],
    ['bank', { methods: ['ach'], usesPlaid: true }, 'payable'],
    ['bank, Plaid not mentioned', { methods: ['ach'] }, 'payable'],
    ['both', { methods: ['ach', 'card'], usesPlaid: true }, 'payable'],
    ['Plaid, methods not mentioned', { usesPlaid: true }, 'payable'],
    ['card', { methods: ['card'] }, 'cardOnly'],
    ['card, with Plaid', { methods: ['card'], usesPlaid: true }, 'cardOnly'],
    ['bank without Plaid', { methods: ['ach'], usesPlaid: false }, 'typedDetailsOnly'],
    ['both without Plaid', { methods: ['card', 'ach'], usesPlaid: false }, 'typedDetailsOnly'],
    ['no Plaid, methods not mentioned', { usesPlaid: false }, 'typedDetailsOnly'],
    ['none', { methods: [] }, 'noMethod'],
    ['none, with Plaid', { methods: [], usesPlaid: true }, 'noMethod'],
    ['another currency', { methods: ['ach'], currency: 'EUR' }, 'noMethod'],
  ] as const)('looks at the methods: %s', (_methods, bill, state) => {
    expect(stateOf(bill)).toBe(state);
    expect(stateOf({ ...bill, status: 'missing' })).toBe(state);
    expect(stateOf({ ...bill, status: 'Settled' })).toBe('settled');
  });
});

describe('the state of a bill while the ledger does not answer', () => {
  it('is paused where it would be payable or not yet shown to be paid', () => {
    for (const status of ['Sent', 'missing', 'Initiated'] as const) {
      expect(stateOf({ status, isLedgerDown: true })).toBe('paused');
      expect(stateOf({ status, isLedgerDown: true, methods: [] })).toBe('paused');
      expect(stateOf({ status, isLedgerDown: true, expiresAt: '2026-01-01' })).toBe('paused');
    }
  });

  it('claims no more of an expired bill than is known', () => {
    expect(stateOf({ status: 'Expired', isLedgerDown: true })).toBe('unknownStatus');
  });

  it('is paused where it would be payable and no payment is taken, and else as ever', () => {
    for (const status of ['Sent', 'missing'] as const) {
      expect(stateOf({ status, isStandingStill: true })).toBe('paused');
      expect(stateOf({ status, attempt: 'notReceived', isStandingStill: true })).toBe('paused');
    }
    for (const bill of [
      { status: 'Processing' },
      { status: 'Settled' },
      { status: 'Expired' },
      { status: 'Initiated' },
      { status: 'Sent', methods: [] },
      { status: 'Sent', expiresAt: '2026-01-01' },
      { status: 'Sent', attempt: 'unknown' },
      { status: 'Sent', attempt: 'accepted' },
    ] as const) {
      expect(stateOf({ ...bill, isStandingStill: true })).toBe(stateOf(bill));
    }
  });

  it('is what the status says in all other cases, and never payable', () => {
    for (const [status, state] of BY_STATUS) {
      const shown = stateOf({ status, isLedgerDown: true });
      expect(PAYMENT_STATES[shown].isPayable).toBe(false);
      if (!['Sent', 'missing', 'Initiated', 'Expired'].includes(status)) expect(shown).toBe(state);
    }
  });
});

describe('the state of a bill with an attempt', () => {
  it.each(['intended', 'submitted', 'unknown'] as const)(
    'is confirming while %s is unsettled',
    (attempt) => {
      for (const status of ['Sent', 'Initiated', 'Error', 'missing', 'unknown'] as const) {
        expect(stateOf({ status, attempt })).toBe('confirming');
        expect(stateOf({ status, attempt, methods: [] })).toBe('confirming');
        expect(stateOf({ status, attempt, expiresAt: '2026-01-01T00:00:00Z' })).toBe('confirming');
      }
    },
  );

  it.each(['submitted', 'unknown'] as const)(
    'is what the status says once it settles %s',
    (attempt) => {
      const open = ['Sent', 'Initiated', 'Error', 'missing', 'unknown'];
      for (const [status, state] of BY_STATUS.filter(([status]) => !open.includes(status))) {
        expect(stateOf({ status, attempt })).toBe(state);
      }
    },
  );

  it('never offers a second payment after an accepted one', () => {
    for (const status of ['Sent', 'Initiated', 'missing'] as const) {
      expect(stateOf({ status, attempt: 'accepted' })).toBe('processing');
      expect(stateOf({ status, attempt: 'accepted', expiresAt: '2026-01-01' })).toBe('processing');
    }
    expect(stateOf({ status: 'unknown', attempt: 'accepted' })).toBe('unknownStatus');
    expect(stateOf({ status: 'Expired', attempt: 'accepted' })).toBe('unknownStatus');
    expect(stateOf({ status: 'Rejected', attempt: 'accepted' })).toBe('unknownStatus');
    expect(stateOf({ status: 'Returned', attempt: 'accepted' })).toBe('returned');
  });

  it('tells that nothing was taken only while the bill is payable', () => {
    expect(stateOf({ attempt: 'notReceived' })).toBe('notReceived');
    expect(stateOf({ attempt: 'notReceived', methods: ['card'] })).toBe('cardOnly');
    expect(stateOf({ attempt: 'notReceived', status: 'Processing' })).toBe('processing');
    expect(stateOf({ attempt: 'notReceived', expiresAt: '2026-01-01' })).toBe('pastExpiry');
  });

  it.each(['refused', 'ended'] as const)(
    'follows the status after an attempt that was %s',
    (attempt) => {
      for (const [status, state] of BY_STATUS) expect(stateOf({ status, attempt })).toBe(state);
    },
  );
});

describe('the table of states', () => {
  it('offers payment in two states alone', () => {
    const payable = Object.entries(PAYMENT_STATES).filter(([, state]) => state.isPayable);
    expect(payable.map(([name]) => name)).toEqual(['payable', 'notReceived']);
  });

  it('lets an open page wait in every state that can change by itself', () => {
    const waiting = Object.entries(PAYMENT_STATES).filter(([, state]) => !state.isTerminal);
    expect(waiting.map(([name]) => name).sort()).toEqual([
      'cardOnly',
      'completed',
      'confirming',
      'noMethod',
      'notReady',
      'notReceived',
      'paused',
      'payable',
      'processing',
      'sentToBank',
      'typedDetailsOnly',
      'unknownStatus',
    ]);
  });

  it('claims moved money for a settled payment alone', () => {
    const moved = Object.entries(PAYMENT_STATES).filter(([, state]) => state.moneyMoved === 'yes');
    expect(moved.map(([name]) => name)).toEqual(['settled']);
  });
});

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
