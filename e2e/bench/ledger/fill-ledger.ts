import { toIntentRow } from '#lib/ledger/sql/attempt-rows.ts';
import type { SqlStore, SqlValue } from '#lib/ledger/sql/sql-store.ts';
import { TEST_INTENT } from '#lib/ledger/testing/open-test-ledger.ts';

/** So many payments are under way, and so many wait for their end, however many there are in all. */
const OPEN_PAYMENTS = 20;
const FOLLOWED_PAYMENTS = 2_000;
/** So many in one transaction. */
const CHUNK = 5_000;
const MERCHANTS = 500;
/** As long as the authorization of an ordinary merchant. */
const AUTHORIZATION = 'You allow them to debit your account once. '.repeat(24);

/** What each column of attempt number `i` is; the others are the same for all. */
const EXPRESSIONS: Readonly<Record<string, string>> = {
  attempt_id: `'attempt-' || i`,
  transaction_id: `'transaction-' || i`,
  bill_ref: `'ref-' || i`,
  merchant_id: `'merchant-' || (i % ${MERCHANTS})`,
  session_id: `'session-' || i`,
  amount_in_cents: `1000 + i % 90000`,
  name_on_account: `'Payer ' || (i % 20011)`,
  confirmation: `'CONF-' || i`,
  invoice_number: `'INV-' || i`,
  reference: `'REF-' || i`,
};

/** The moment of attempt number `i`: one every six seconds, so that five million are a year. */
const MOMENTS: Readonly<Record<SqlStore['dialect'], string>> = {
  sqlite: `strftime('%Y-%m-%dT%H:%M:%fZ', 1735689600 + i * 6, 'unixepoch')`,
  postgres: `to_char(timestamp '2025-01-01' + i * interval '6 seconds', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
};

/**
 * Adds settled payments to a ledger with the schema of today, from number `from` to number `to`; the last
 * thousands of them are followed, and a few are open.
 */
export async function fillLedger(store: SqlStore, from: number, to: number): Promise<void> {
  for (let first = from; first <= to; first += CHUNK) {
    await addRows(store, first, Math.min(first + CHUNK - 1, to));
  }
  await store.transact(async (query) => {
    await query('delete from followed_payments');
    await query('delete from open_attempts');
    const since = new Date(0).toISOString();
    const until = new Date(Date.now() + 86_400_000).toISOString();
    await query(
      `insert into followed_payments (attempt_id, sealed, expires_at, next_read_at)
        ${numbers(Math.max(1, to - FOLLOWED_PAYMENTS), to)} select 'attempt-' || i, 'sealed', $1, $2 from n`,
      [until, since],
    );
    await query(
      `insert into open_attempts (attempt_id) ${numbers(Math.max(1, to - OPEN_PAYMENTS), to)}
        select 'attempt-' || i from n`,
    );
    if (store.dialect === 'postgres') await query('analyze');
  });
}

async function addRows(store: SqlStore, first: number, last: number): Promise<void> {
  const given = toIntentRow('', { ...TEST_INTENT, authorizationText: AUTHORIZATION });
  const values: SqlValue[] = [];
  const moment = MOMENTS[store.dialect];
  const columns = Object.entries(given).map(([column, value]) => {
    if (column === 'opened_at') return moment;
    const expression = EXPRESSIONS[column];
    if (expression) return expression;
    values.push(value);
    return `cast($${values.length} as text)`;
  });
  const rows = numbers(first, last);
  await store.transact(async (query) => {
    await query(
      `insert into attempts (${Object.keys(given).join(', ')}, number)
        ${rows} select ${columns.join(', ')}, 1 from n`,
      values,
    );
    for (const [step, state] of ['intended', 'submitted', 'accepted'].entries()) {
      await query(
        `insert into attempt_states (attempt_id, step, state, at)
          ${rows} select 'attempt-' || i, ${step + 1}, '${state}', ${moment} from n`,
      );
    }
    for (const status of ['Processing', 'Settled']) {
      await query(
        `insert into attempt_statuses (attempt_id, status, at)
          ${rows} select 'attempt-' || i, '${status}', ${moment} from n`,
      );
    }
    await query(
      `insert into blocking_attempts (transaction_id, attempt_id)
        ${rows} select 'transaction-' || i, 'attempt-' || i from n`,
    );
  });
}

/** A table `n` of the numbers from `first` to `last`, as `i`. */
function numbers(first: number, last: number): string {
  return `with recursive n(i) as (select ${first} union all select i + 1 from n where i < ${last})`;
}

/** How large the whole database is, in bytes, indexes included. */
export async function readSize(store: SqlStore): Promise<number> {
  const statement =
    store.dialect === 'postgres'
      ? 'select pg_database_size(current_database()) as size'
      : 'select page_count * page_size as size from pragma_page_count(), pragma_page_size()';
  const [row] = await store.transact((query) => query(statement), 'readOnly');
  return Number(row?.size);
}
