import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { succeed } from '#lib/result.ts';
import { startPostgres } from './start-postgres.ts';

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be added to
  interface ProvidedContext {
    /** Where `createTestDatabase` asks. */
    postgresAddress: string;
  }
}

/**
 * Once for a run of Vitest: all test files share one PostgreSQL server, which starts when the first of them
 * asks for a database. Gives what ends it.
 */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  let server: ReturnType<typeof startPostgres> | undefined;
  const desk = createServer((_, response) => {
    server ??= startPostgres();
    server
      .then(async (started) =>
        started.ok ? succeed(await started.value.createDatabase()) : started,
      )
      .then((database) => response.end(JSON.stringify(database)))
      .catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((listening) => desk.listen(0, '127.0.0.1', listening));
  provide('postgresAddress', `http://127.0.0.1:${(desk.address() as AddressInfo).port}`);
  return async () => {
    desk.close();
    desk.closeAllConnections();
    const started = await server?.catch(() => undefined); // anyone who asked has been told
    if (started?.ok) await started.value.stop();
  };
}
