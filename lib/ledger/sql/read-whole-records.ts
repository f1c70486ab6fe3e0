import type { AuditRecord } from '../audit-record.ts';
import { parseRecord, RECORD_COLUMNS } from './audit-rows.ts';
import type { Query, SqlRow, SqlValue } from './store/sql-store.ts';

/** The records of some attempts, in the order of all. */
export async function readWholeRecords(
  query: Query,
  ids: readonly string[],
): Promise<AuditRecord[]> {
  if (ids.length === 0) return [];
  const rows = await query(
    `select ${RECORD_COLUMNS.map((column) => `a.${column}`).join(', ')} from attempts a
      where a.attempt_id in (${writePlaces(ids)}) order by a.opened_at, a.attempt_id`,
    ids,
  );
  const states = await readOf(query, 'attempt_states', ids, 'step');
  const statuses = await readOf(query, 'attempt_statuses', ids, 'at, status');
  const followed = await readOf(query, 'followed_payments', ids, 'attempt_id');
  const now = new Date().toISOString();
  return rows.map((row) => {
    const id = String(row.attempt_id);
    return parseRecord(row, {
      stateRows: states.get(id) ?? [],
      statusRows: statuses.get(id) ?? [],
      isFollowed: (followed.get(id) ?? []).some(
        (credentials) => String(credentials.expires_at) > now,
      ),
    });
  });
}

/** The rows of some attempts in one of the tables of what became of them. */
async function readOf(
  query: Query,
  table: 'attempt_states' | 'attempt_statuses' | 'followed_payments',
  ids: readonly string[],
  order: string,
): Promise<Map<string, SqlRow[]>> {
  const rows = await query(
    `select * from ${table} where attempt_id in (${writePlaces(ids)}) order by ${order}`,
    ids,
  );
  const found = new Map<string, SqlRow[]>();
  for (const row of rows) {
    const id = String(row.attempt_id);
    found.set(id, [...(found.get(id) ?? []), row]);
  }
  return found;
}

function writePlaces(values: readonly SqlValue[]): string {
  return values.map((_, index) => `$${index + 1}`).join(', ');
}
