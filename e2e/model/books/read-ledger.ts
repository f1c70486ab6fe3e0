import { z } from 'zod';
import { ATTEMPT_STATES } from '#lib/domain/attempt.ts';
import { createSqlLedger } from '#lib/ledger/sql/create-sql-ledger.ts';
import type { Query, SqlRow, SqlStore } from '#lib/ledger/sql/sql-store.ts';
import type { LedgerLine } from './books.ts';

const attemptSchema = z.object({
  attempt_id: z.string(),
  transaction_id: z.string(),
  name_on_account: z.string(),
  amount_in_cents: z.coerce.number(),
  authorization_version: z.string(),
  authorization_text: z.string(),
});

const stateSchema = z.object({ state: z.enum(ATTEMPT_STATES), at: z.string() });

/**
 * Reads the ledger's own tables, as an auditor would. Only what waits to be settled is asked of the
 * ledger itself: that is the list which people get to see.
 */
export async function readLedger(
  store: SqlStore,
  transactionIds: readonly string[],
): Promise<LedgerLine[]> {
  const ledger = createSqlLedger({ store, onFailure: () => {} });
  const open = await ledger.listOpenAttempts();
  if (!open.ok) throw new Error('The ledger could not be read.');
  const listed = new Set(open.value.map(({ attempt }) => attempt.id));
  return store.transact(async (query) => {
    const lines: LedgerLine[] = [];
    for (const id of transactionIds) {
      const rows = await query('select * from attempts where transaction_id = $1 order by number', [
        id,
      ]);
      for (const row of rows) lines.push(await readLine(query, row, listed));
    }
    return lines;
  });
}

async function readLine(
  query: Query,
  row: SqlRow,
  listed: ReadonlySet<string>,
): Promise<LedgerLine> {
  const attempt = attemptSchema.parse(row);
  const states = await query(
    'select state, at from attempt_states where attempt_id = $1 order by step',
    [attempt.attempt_id],
  );
  const history = z.array(stateSchema).parse(states);
  const last = history.at(-1);
  if (!last) throw new Error('The ledger has an attempt without a state.');
  return {
    attemptId: attempt.attempt_id,
    transactionId: attempt.transaction_id,
    state: last.state,
    history,
    nameOnAccount: attempt.name_on_account,
    amountInCents: attempt.amount_in_cents,
    authorizationVersion: attempt.authorization_version,
    authorizationText: attempt.authorization_text,
    isListedAsOpen: listed.has(attempt.attempt_id),
  };
}
