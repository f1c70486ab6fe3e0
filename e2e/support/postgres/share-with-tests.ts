import type { TestProject } from 'vitest/node';
import { sharePostgres } from './share-postgres.ts';

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be added to
  interface ProvidedContext {
    /** Where `createTestDatabase` asks. */
    postgresAddress: string;
  }
}

/** Once for a run of Vitest: all test files share one PostgreSQL server. Gives what ends it. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { address, close } = await sharePostgres();
  provide('postgresAddress', address);
  return close;
}
