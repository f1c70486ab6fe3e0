import { expect, test } from 'vitest';
import { FAILURES } from '#lib/contract/failures.ts';
import type { PaymentState } from '#lib/domain/states.ts';
import { type BillScreenName, SAMPLE_BILLS } from './sample-bills.ts';
import { findScreen, PREVIEW_SCREENS } from './screens.ts';

/** The screen that shows a state of a bill. */
const SCREEN_OF_STATE = {
  payable: 'payable',
  notReceived: 'not-received',
  notReady: 'not-ready',
  cancelled: 'cancelled',
  rejected: 'rejected',
  error: 'error',
  expired: 'expired',
  pastExpiry: 'past-expiry',
  processing: 'processing',
  sentToBank: 'sent-to-bank',
  completed: 'completed',
  settled: 'settled',
  returned: 'returned',
  declined: 'declined',
  unknownStatus: 'unknown-status',
  noMethod: 'no-method',
  cardOnly: 'card-only',
  typedDetailsOnly: 'typed-details-only',
  confirming: 'confirming',
  paused: 'paused',
} as const satisfies Record<PaymentState, BillScreenName>;

test('every screen has a name of its own that an address can hold', () => {
  const names = PREVIEW_SCREENS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

test.each(Object.entries(SCREEN_OF_STATE))(
  'a bill in the state %s has its screen',
  (state, name) => {
    expect(SAMPLE_BILLS[name].state).toBe(state);
  },
);

test('every failure that is a screen of its own has one here', () => {
  const codes = Object.entries(FAILURES).flatMap(([code, { shown }]) =>
    shown === 'step' ? [] : [code.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)],
  );
  // The returns from a bank's own site have names of their own.
  const missing = codes.filter((code) => !code.startsWith('oauth-') && !findScreen(code));
  expect(missing).toEqual([]);
});

test('finds a screen by its name, and none by another', () => {
  expect(findScreen('settled')).toMatchObject({ group: 'payment' });
  expect(findScreen('constructor')).toBeUndefined();
});
