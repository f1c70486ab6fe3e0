import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { fail, type Result, succeed } from '#lib/result.ts';
import { findFreePortFrom } from '../free-port.ts';
import { hasEnded } from '../stop-process.ts';
import {
  type Account,
  type Binaries,
  describeEnvironment,
  findAccount,
  findPostgres,
} from './find-postgres.ts';
import { guardFolder } from './guard-folder.ts';

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

type Home = {
  readonly folder: string;
  readonly account: Account | undefined;
  readonly binaries: Binaries;
};

/** Small, but as durable as in production. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'shared_buffers=16MB',
  'max_wal_size=128MB',
  'fsync=on',
  'synchronous_commit=on',
  'full_page_writes=on',
  // As durable as syncing a thousand files one by one at the first start after a crash, and much quicker.
  ...(process.platform === 'linux' ? ['recovery_init_sync_method=syncfs'] : []),
].flatMap((setting) => ['-c', setting]);

/** How a server ends: in order, or at once as in a crash (PostgreSQL, "Shutting Down the Server"). */
const SIGNALS = { inOrder: 'SIGINT', atOnce: 'SIGQUIT' } as const;

/**
 * Starts a PostgreSQL server of its own, on this machine only, which is gone with its data after `stop`
 * and when this process ends in whatever way. Says why where there is no PostgreSQL.
 */
export async function startPostgres(): Promise<Result<PostgresServer, string>> {
  if (process.platform === 'win32') return fail('PostgreSQL is not started on Windows.');
  const account = await findAccount();
  // Root may have a folder for temporary files that nobody else can enter.
  const folder = await mkdtemp(join(account ? '/tmp' : tmpdir(), 'postgres-'));
  if (account) await chown(folder, account.uid, account.gid);
  const release = guardFolder(folder);
  try {
    const binaries = await findPostgres(folder, account);
    if (binaries) return succeed(await openServer({ folder, account, binaries }, release));
  } catch (error) {
    await release();
    throw error;
  }
  await release();
  return fail('No PostgreSQL found: install its server, or name its folder in TEST_POSTGRES_BIN.');
}

async function openServer(home: Home, release: () => Promise<void>): Promise<PostgresServer> {
  const password = randomBytes(16).toString('hex');
  await createCluster(home, password);
  // Below those that systems give to outgoing connections, one of which could take it while the server is down.
  const port = await findFreePortFrom(20_000 + randomInt(10_000));
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  let running = await runServer(home, port);
  const start = async () => {
    running = await runServer(home, port);
  };
  const end = async (how: keyof typeof SIGNALS) => {
    const ended = new Promise((done) => running.once('close', done));
    if (hasEnded(running)) return;
    running.kill(SIGNALS[how]);
    await ended;
  };
  return {
    name: home.binaries.name,
    url,
    createDatabase: () => createDatabase(url),
    kill: () => end('atOnce'),
    start,
    restart: async () => {
      await end('inOrder');
      await start();
    },
    stop: release,
  };
}

async function createCluster(home: Home, password: string): Promise<void> {
  const passwordFile = join(home.folder, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (home.account) await chown(passwordFile, home.account.uid, home.account.gid);
  const { child, ended } = spawnProgram(home, 'initdb', [
    `--pgdata=${join(home.folder, 'data')}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync', // the server syncs what it is told; an empty one need not survive anything
  ]);
  const lastWords = await ended;
  await rm(passwordFile);
  if (child.exitCode !== 0) throw new Error(`initdb failed.\n${lastWords}`);
}

/** Runs a server on the data of the cluster and waits until it answers. */
async function runServer(home: Home, port: number): Promise<ChildProcess> {
  const data = join(home.folder, 'data');
  const program = spawnProgram(home, 'postgres', ['-D', data, '-p', String(port), ...SETTINGS]);
  await new Promise<void>((ready, refuse) => {
    program.lines.on('line', (line) => {
      if (line.includes('database system is ready to accept connections')) ready();
    });
    void program.ended.then((lastWords) =>
      refuse(new Error(`PostgreSQL ended before it was ready.\n${lastWords}`)),
    );
  });
  return program.child;
}

/** `ended` resolves, with what it said, when it has ended together with everything that it started. */
function spawnProgram({ folder, account, binaries }: Home, name: string, args: readonly string[]) {
  const child = spawn(join(binaries.bin, name), args, {
    ...account,
    cwd: folder,
    env: describeEnvironment(binaries),
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true, // Ctrl-C is for this process, which then ends the other as it sees fit
  });
  const said: string[] = [];
  const lines = createInterface({ input: child.stderr }).on('line', (line) => said.push(line));
  child.once('error', (error) => said.push(error.message));
  const ended = new Promise<string>((done) =>
    child.once('close', () => done(said.slice(-30).join('\n'))),
  );
  return { child, lines, ended };
}

async function createDatabase(url: string): Promise<string> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const client = new Client({ connectionString: url });
  client.on('error', () => {}); // a query in progress tells of it as well
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  } finally {
    await client.end();
  }
  return new URL(name, url).href;
}
