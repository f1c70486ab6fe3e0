import { inject } from 'vitest';
import type { Result } from '#lib/result.ts';

/**
 * Makes an empty database for a test file and gives its url; says why where this machine has no
 * PostgreSQL. At the top of the file, so that a slow start counts against no test:
 *
 *     const database = await createTestDatabase();
 *     beforeEach(({ skip }) => {
 *       if (!database.ok) skip(database.failure);
 *     });
 */
export async function createTestDatabase(): Promise<Result<string, string>> {
  const response = await fetch(inject('postgresAddress'), { method: 'POST' });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}
