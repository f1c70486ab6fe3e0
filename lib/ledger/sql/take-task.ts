import type { Query } from './store/sql-store.ts';

/**
 * Takes a task for `forMs`, so that one process at a time does it; false where another has it. By the
 * clocks of the processes, so it saves work and promises nothing: whatever is done under it must be
 * harmless when done twice.
 */
export async function takeTask(query: Query, task: string, forMs: number): Promise<boolean> {
  const now = Date.now();
  const taken = await query(
    `insert into tasks (task, until) values ($1, $2)
      on conflict (task) do update set until = excluded.until where tasks.until < $3
      returning task`,
    [task, new Date(now + forMs).toISOString(), new Date(now).toISOString()],
  );
  return taken.length > 0;
}
