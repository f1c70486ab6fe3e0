import { beforeEach, expect, it } from 'vitest';
import { createOutageWindow, findWitness } from './breaker.ts';

const RULE = { lengthInMs: 10_000, minCalls: 4, maxFailedShare: 0.5 };
let window: ReturnType<typeof createOutageWindow>;
beforeEach(() => {
  window = createOutageWindow(RULE);
});

function add(witness: 'bill' | 'link', calls: string, nowInMs = 5_000): void {
  for (const call of calls) window.add(witness, { hasFailed: call === 'x', nowInMs });
}

it.each([
  ['', false],
  ['xxx', false],
  ['xxxx', true],
  ['xxoo', false],
  ['xxxoo', true],
  ['oxoxoxx', true],
  ['oooooooooo', false],
])('takes the bills %j for an outage: %j', (calls, isOutage) => {
  add('bill', calls);
  expect(window.isOutage()).toBe(isOutage);
});

it('forgets what is older than the window, however few calls came since', () => {
  add('bill', 'xxx', 5_000);
  add('bill', 'x', 14_999);
  expect(window.isOutage()).toBe(true);
  window.clear();
  add('bill', 'xxx', 5_000);
  add('bill', 'x', 15_000);
  expect(window.isOutage()).toBe(false);
});

it('does not let good hours hide a bad minute', () => {
  add('bill', 'o'.repeat(1000), 1_000);
  add('bill', 'xxxx', 11_000);
  expect(window.isOutage()).toBe(true);
});

it('believes the links only while no bill can be read', () => {
  add('link', 'xxxxxxxx');
  expect(window.isOutage()).toBe(true);
  add('bill', 'o');
  expect(window.isOutage()).toBe(false);
  add('bill', 'xxx');
  expect(window.isOutage()).toBe(true);
});

it('adds bills and links where neither works', () => {
  add('link', 'xx');
  add('bill', 'xx');
  expect(window.isOutage()).toBe(true);
});

it('hears nobody but C2 and C1', () => {
  expect(findWitness('getPayment')).toBe('bill');
  expect(findWitness('exchangeLink')).toBe('link');
  const others = ['payByBank', 'listInvoices', 'openInvoiceFile', 'createLinkToken'] as const;
  for (const operation of [...others, 'exchangePublicToken', 'listBankAccounts'] as const) {
    expect(findWitness(operation)).toBeUndefined();
  }
});
