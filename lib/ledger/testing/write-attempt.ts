import { vi } from 'vitest';
import type { AttemptIntent } from '#lib/domain/attempt.ts';
import type { PaymentStatus } from '#lib/domain/payment.ts';
import type { Result } from '#lib/result.ts';
import type { AttemptChange, ReadingCredentials } from '../ledger.ts';
import { createSqlLedger } from '../sql/create-sql-ledger.ts';
import type { SqlStore } from '../sql/sql-store.ts';
import { TEST_CREDENTIALS, TEST_INTENT } from './open-test-ledger.ts';

type History = {
  /** What the clock shows when it is authorized. ISO 8601. */
  readonly at: string;
  readonly intent?: Partial<AttemptIntent>;
  readonly credentials?: ReadingCredentials;
  /** What becomes of it, one after the other, at the same time where none is given. */
  readonly changes?: readonly (AttemptChange & { readonly at?: string })[];
  readonly statuses?: readonly { readonly status: PaymentStatus; readonly at: string }[];
};

/**
 * Writes an attempt down as the page does, at times of the past; gives its id. The clock must be one of
 * `vi.useFakeTimers({ toFake: ['Date'] })`.
 */
export async function writeAttempt(store: SqlStore, history: History): Promise<string> {
  const { at, intent, credentials = TEST_CREDENTIALS, changes = [], statuses = [] } = history;
  const ledger = createSqlLedger({ store, onFailure: rethrow });
  vi.setSystemTime(at);
  const opened = expectValue(await ledger.openAttempt({ ...TEST_INTENT, ...intent }, credentials));
  if (opened.kind !== 'opened') throw new Error('the bill has another attempt');
  const { id } = opened.attempt;
  for (const { at, ...change } of changes) {
    if (at) vi.setSystemTime(at);
    expectValue(await ledger.changeAttempt(id, change));
  }
  for (const { at, status } of statuses) {
    vi.setSystemTime(at);
    expectValue(await ledger.noteStatus(id, status));
  }
  return id;
}

function expectValue<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error('the store does not answer');
  return result.value;
}

function rethrow(error: unknown): never {
  throw error;
}
