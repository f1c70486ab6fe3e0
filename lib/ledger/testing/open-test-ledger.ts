import type { AttemptIntent } from '#lib/domain/attempt.ts';
import type { Ledger, ReadingCredentials } from '../ledger.ts';
import { createSqlLedger } from '../sql/create-sql-ledger.ts';
import { openSqlite } from '../sql/open-sqlite.ts';

/** A ledger of its own for one test, in memory. */
export function openTestLedger(): Ledger {
  return createSqlLedger({ store: openSqlite(':memory:'), onFailure: () => {} });
}

export const TEST_INTENT: AttemptIntent = {
  transactionId: '7l7TrL0ZukBQR4H4W2fsvT',
  billRef: 'r'.repeat(22),
  merchant: { id: 'merchant-1', name: 'Blue Ridge Dental' },
  sessionId: 'session-1',
  method: 'ach',
  money: { amountInCents: 12_500, currency: 'USD' },
  account: { name: 'Everyday', mask: '1234', subtype: 'checking' },
  nameOnAccount: 'Jane Doe',
  debitDate: '2026-10-02',
  authorizationVersion: 'en-0123456789ab',
  authorizationText: 'You allow …',
  locale: 'en-US',
  userAgent: 'test',
  ipAddress: '127.0.0.1',
  get submittedAt() {
    return new Date().toISOString();
  },
};

export const TEST_CREDENTIALS: ReadingCredentials = {
  sealed: 'sealed',
  expiresAt: '2999-01-01T00:00:00.000Z',
};
