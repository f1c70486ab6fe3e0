import type { AuditRecord } from '../audit-record.ts';
import { parseRecord, RECORD_COLUMNS } from './audit-rows.ts';
import { BEFORE_ALL, type RecordKey } from './record-key.ts';
import type { Query, SqlRow, SqlStore, SqlValue } from './sql-store.ts';

/** Which records are wanted; what is missing restricts nothing. Instants are ISO 8601 in UTC, inclusive. */
export type RecordFilter = {
  readonly transactionId?: string | undefined;
  /** As `shortenId` writes it. */
  readonly confirmation?: string | undefined;
  readonly merchantId?: string | undefined;
  readonly authorizedFrom?: string | undefined;
  readonly authorizedTo?: string | undefined;
};

/** Few enough for memory, however long the authorizations are. */
const PAGE_SIZE = 50;

/**
 * Every record that the filter lets through, the earliest authorization first, in pages. A page is read
 * at one moment; a later one may tell of what has happened since, but no record comes twice or in
 * another order.
 */
export async function* readRecords(
  store: SqlStore,
  filter: RecordFilter,
  pageSize = PAGE_SIZE,
): AsyncGenerator<readonly AuditRecord[]> {
  let after = { ...BEFORE_ALL, at: filter.authorizedFrom ?? BEFORE_ALL.at };
  while (true) {
    const page = await store.transact(
      (query) => readPage(query, { filter, after, pageSize }),
      'readOnly',
    );
    const last = page.at(-1);
    if (!last) return;
    const { confirmation } = filter;
    yield confirmation ? page.filter((record) => record.confirmation === confirmation) : page;
    // Not only at an empty page: those who write meanwhile must not keep us here.
    if (page.length < pageSize) return;
    after = { at: last.authorization.authorizedAt, id: last.attemptId };
  }
}

type Page = {
  readonly filter: RecordFilter;
  readonly after: RecordKey;
  readonly pageSize: number;
};

async function readPage(query: Query, page: Page): Promise<AuditRecord[]> {
  const { conditions, values } = writeConditions(page);
  const rows = await query(
    `select ${RECORD_COLUMNS.map((column) => `a.${column}`).join(', ')} from attempts a
      where ${conditions.join(' and ')}
      order by a.opened_at, a.attempt_id limit $${values.length + 1}`,
    [...values, page.pageSize],
  );
  const ids = rows.map(({ attempt_id }) => String(attempt_id));
  const states = await readOf(query, 'attempt_states', ids, 'step');
  const statuses = await readOf(query, 'attempt_statuses', ids, 'at, status');
  return rows.map((row, index) => {
    const id = ids[index] ?? '';
    return parseRecord(row, states.get(id) ?? [], statuses.get(id) ?? []);
  });
}

function writeConditions({ filter, after }: Page) {
  const values: SqlValue[] = [after.at, after.id];
  const conditions = ['(a.opened_at, a.attempt_id) > ($1, $2)'];
  const restrict = (condition: string, value: string | undefined) => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(`${condition} $${values.length}`);
  };
  restrict('a.opened_at <=', filter.authorizedTo);
  restrict('a.merchant_id =', filter.merchantId);
  restrict('a.transaction_id =', filter.transactionId);
  if (filter.confirmation !== undefined) {
    values.push(filter.confirmation);
    // A former release has written no number: `readRecords` looks through those.
    conditions.push(`(a.confirmation = $${values.length} or a.confirmation is null)`);
  }
  return { conditions, values };
}

/** The rows of some attempts in one of the two tables of what became of them. */
async function readOf(
  query: Query,
  table: 'attempt_states' | 'attempt_statuses',
  ids: readonly string[],
  order: string,
): Promise<Map<string, SqlRow[]>> {
  if (ids.length === 0) return new Map();
  const places = ids.map((_, index) => `$${index + 1}`).join(', ');
  const rows = await query(
    `select * from ${table} where attempt_id in (${places}) order by ${order}`,
    ids,
  );
  const found = new Map<string, SqlRow[]>();
  for (const row of rows) {
    const id = String(row.attempt_id);
    found.set(id, [...(found.get(id) ?? []), row]);
  }
  return found;
}
