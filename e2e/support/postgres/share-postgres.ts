import { createServer, type ServerResponse } from 'node:http';
import { type Result, succeed } from '#lib/result.ts';
import type { PostgresServer } from './start-postgres.ts';

export type SharedPostgres = {
  /** Where `borrowDatabase` asks. */
  readonly address: string;
  close(): Promise<void>;
};

type StartServer = () => Promise<Result<PostgresServer, string>>;

/**
 * Lets other processes have databases of one server, which starts when the first of them asks: where
 * nobody does, this costs an open port.
 */
export async function sharePostgres(startServer: StartServer = start): Promise<SharedPostgres> {
  let server: ReturnType<StartServer> | undefined;
  const desk = createServer((_, response) => {
    server ??= startServer();
    void answer(response, server);
  });
  await new Promise<void>((listening) => desk.listen(0, '127.0.0.1', listening));
  const bound = desk.address();
  if (bound === null || typeof bound === 'string') throw new Error('The desk has no port.');
  return {
    address: `http://127.0.0.1:${bound.port}`,
    close: async () => {
      desk.close();
      desk.closeAllConnections();
      const started = await server?.catch(() => undefined); // whoever asked has been told
      if (started?.ok) await started.value.stop();
    },
  };
}

/** Most runs need neither a server nor the code for it. */
async function start(): ReturnType<StartServer> {
  const { startPostgres } = await import('./start-postgres.ts');
  return startPostgres();
}

async function answer(response: ServerResponse, server: ReturnType<StartServer>): Promise<void> {
  try {
    const started = await server;
    const database = started.ok ? succeed(await started.value.createDatabase()) : started;
    response.end(JSON.stringify(database));
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}
