import type { SqlStore } from './sql-store.ts';

/** Deletes the means to read a bill that are over, or only counts them; gives their number. */
export async function deleteExpiredMeans(
  store: SqlStore,
  { isDryRun }: { readonly isDryRun: boolean },
): Promise<number> {
  const now = new Date().toISOString();
  const statement = isDryRun
    ? 'select attempt_id from reading_means where expires_at <= $1'
    : 'delete from reading_means where expires_at <= $1 returning attempt_id';
  const expired = await store.transact(
    (query) => query(statement, [now]),
    isDryRun ? 'readOnly' : 'write',
  );
  return expired.length;
}
