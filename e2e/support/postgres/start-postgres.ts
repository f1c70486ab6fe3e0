import { randomBytes, randomInt } from 'node:crypto';
import { type Result, succeed } from '#lib/result.ts';
import { findFreePortFrom } from '../free-port.ts';
import { createCluster } from './create-cluster.ts';
import { createDatabase } from './create-database.ts';
import { findPostgres } from './find-postgres.ts';
import { guardFolder } from './folder-guard.ts';
import { preparePackagedPostgres } from './packaged-postgres.ts';
import { type RunningServer, runServer } from './run-server.ts';
import { type Account, findServerAccount } from './server-account.ts';
import { makeServerFolder } from './server-folder.ts';
import type { ServerHome } from './spawn-program.ts';
import { listSystemPostgres } from './system-postgres.ts';

export type PostgresServer = {
  /** Which PostgreSQL it is, in words. */
  readonly name: string;
  /** Reaches the server as superuser. */
  readonly url: string;
  /** Makes an empty database and gives its url. */
  createDatabase(): Promise<string>;
  /** Ends the whole server at once, as a crash does: nothing is written any more, clients are cut off. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, at the same port with the same data. */
  start(): Promise<void>;
  /** Ends it in order, clients being cut off, and starts it again. */
  restart(): Promise<void>;
  /** Ends it for good and removes everything. */
  stop(): Promise<void>;
};

/**
 * Starts a PostgreSQL server of its own, on this machine only, which is gone with its data after `stop`
 * and when this process ends in whatever way. Says why where there is no PostgreSQL.
 */
export async function startPostgres(): Promise<Result<PostgresServer, string>> {
  const account = findServerAccount();
  if (!account.ok) return account;
  const folder = await makeServerFolder(account.value);
  const guard = guardFolder(folder);
  try {
    const binaries = await findBinaries(folder, account.value);
    if (binaries.ok) {
      const home = { folder, guard, account: account.value, binaries: binaries.value };
      return succeed(await openServer(home));
    }
    await guard.release();
    return binaries;
  } catch (error) {
    await guard.release();
    throw error;
  }
}

function findBinaries(folder: string, account: Account | undefined) {
  return findPostgres({
    named: process.env.TEST_POSTGRES_BIN,
    packaged: () => preparePackagedPostgres({ folder, account }),
    system: () => listSystemPostgres(),
    account,
  });
}

async function openServer(home: ServerHome): Promise<PostgresServer> {
  const password = randomBytes(16).toString('hex');
  const data = await createCluster(home, password);
  const port = await findPort();
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  let running: RunningServer = await runServer(home, { data, port });
  const start = async () => {
    running = await runServer(home, { data, port });
  };
  return {
    name: home.binaries.name,
    url,
    createDatabase: () => createDatabase(url),
    kill: () => running.end('atOnce'),
    start,
    restart: async () => {
      await running.end('inOrder');
      await start();
    },
    stop: () => home.guard.release(),
  };
}

/**
 * A port below those that systems give to outgoing connections: while the server is down one of these
 * could take its port, and a client that tries again and again could meet itself.
 */
function findPort(): Promise<number> {
  return findFreePortFrom(20_000 + randomInt(10_000));
}
