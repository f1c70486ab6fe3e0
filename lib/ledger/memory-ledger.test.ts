import { expect, test } from 'vitest';
import type { AttemptIntent, AttemptState } from './attempt.ts';
import { createMemoryLedger } from './memory-ledger.ts';

const intent: AttemptIntent = {
  transactionId: '7l7TrL0ZukBQR4H4W2fsvT',
  sessionId: 'session-1',
  money: { amountInCents: 12500, currency: 'USD' },
  account: { name: 'Everyday', mask: '1234', subtype: 'checking' },
  nameOnAccount: 'Jane Doe',
  debitDate: '2026-10-02',
  authorizationVersion: 'en-0123456789ab',
  authorizationText: 'You allow …',
  locale: 'en-US',
  userAgent: 'test',
  ipAddress: '127.0.0.1',
};

test('gives the second asker the attempt of the first, however close together they ask', async () => {
  const ledger = createMemoryLedger();
  const [first, second] = await Promise.all([
    ledger.openAttempt(intent),
    ledger.openAttempt({ ...intent, sessionId: 'session-2' }),
  ]);
  expect(first.kind).toBe('opened');
  expect(second.kind).toBe('alreadyOpen');
  expect(second.attempt).toEqual(first.attempt);
});

const REOPENS: [AttemptState, boolean][] = [
  ['submitted', false],
  ['unknown', false],
  ['accepted', false],
  ['ended', true],
  ['refused', true],
  ['notReceived', true],
];

test.each(REOPENS)('after an attempt is %s, another one may begin: %s', async (state, mayBegin) => {
  const ledger = createMemoryLedger();
  const { attempt } = await ledger.openAttempt(intent);
  await ledger.changeAttempt(attempt.id, { state });
  const next = await ledger.openAttempt(intent);
  expect(next.kind).toBe(mayBegin ? 'opened' : 'alreadyOpen');
});

test('never moves an attempt out of a final state', async () => {
  const ledger = createMemoryLedger();
  const { attempt } = await ledger.openAttempt(intent);
  await ledger.changeAttempt(attempt.id, { state: 'accepted' });
  const after = await ledger.changeAttempt(attempt.id, { state: 'notReceived' });
  expect(after.state).toBe('accepted');
  expect((await ledger.getLatestAttempt(intent.transactionId))?.state).toBe('accepted');
});

test('keeps the attempts of two bills apart', async () => {
  const ledger = createMemoryLedger();
  await ledger.openAttempt(intent);
  const other = await ledger.openAttempt({ ...intent, transactionId: 'other' });
  expect(other.kind).toBe('opened');
});
