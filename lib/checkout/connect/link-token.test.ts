import { expect, test } from 'vitest';
import type { BillSession } from '#lib/session.ts';
import { chooseReturn } from './link-token.ts';

function session(ref: string, { hasLinkToken = true } = {}): BillSession {
  return {
    ref,
    link: 'link',
    jwt: 'jwt',
    transactionId: 'transaction',
    sessionId: 'session',
    expiresAtInMs: Date.now() + 60_000,
    openedAtInMs: Date.now(),
    hasBankConnection: false,
    ...(hasLinkToken && {
      linkTokens: [{ tab: 'a', value: 'link-token', expiresAtInMs: Infinity, createdAtInMs: 0 }],
    }),
  };
}

const waiting = session('waiting');
const other = session('other');
const idle = session('idle', { hasLinkToken: false });

test('goes on with the one bill that waits for a bank', () => {
  expect(chooseReturn([idle, waiting], undefined)).toEqual({ kind: 'resume', session: waiting });
});

test('asks which of several bills, and goes on with the chosen one', () => {
  expect(chooseReturn([waiting, other], undefined)).toEqual({
    kind: 'choose',
    sessions: [waiting, other],
  });
  expect(chooseReturn([waiting, other], 'other')).toEqual({ kind: 'resume', session: other });
});

test.each([['nobody'], ['idle'], [['waiting', 'other']]])('heeds no choice of %j', (chosen) => {
  expect(chooseReturn([waiting, other, idle], chosen).kind).toBe('choose');
});

test('resumes nothing where no link token is in flight', () => {
  expect(chooseReturn([idle], undefined)).toEqual({
    kind: 'nothing',
    sessions: [idle],
  });
});

test('knows that the customer began in another browser', () => {
  expect(chooseReturn([], 'waiting')).toEqual({ kind: 'elsewhere' });
});
