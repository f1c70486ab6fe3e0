import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { fail, type Result, succeed } from '#lib/result.ts';
import { describeEnvironment } from './program-environment.ts';
import type { Account } from './server-account.ts';

export type Binaries = {
  /** Which ones they are and where they came from, in words. */
  readonly name: string;
  /** The folder that holds `initdb` and `postgres`. */
  readonly bin: string;
  /** Variables without which they do not start. */
  readonly environment: Readonly<Record<string, string>>;
};

export type PostgresSources = {
  readonly named?: string | undefined;
  readonly packaged: () => Promise<Binaries | undefined>;
  readonly system: () => Promise<readonly string[]>;
  /** Who has to be able to start them. */
  readonly account: Account | undefined;
};

/** The first that knows every setting we use. */
const OLDEST_VERSION = 14;

/**
 * Finds the programs of a PostgreSQL server: those in the folder that `TEST_POSTGRES_BIN` names, else
 * those that come as an npm package, else those of the system. Says why where there are none; throws
 * where named ones do not start.
 */
export async function findPostgres(sources: PostgresSources): Promise<Result<Binaries, string>> {
  if (sources.named) {
    const bin = resolve(sources.named);
    const named = describe('the PostgreSQL that TEST_POSTGRES_BIN names', bin);
    if (await canStart(named, sources.account)) return succeed(named);
    throw new Error(
      `TEST_POSTGRES_BIN names ${bin}, but no PostgreSQL ${OLDEST_VERSION} or newer starts from there.`,
    );
  }
  const packaged = await sources.packaged();
  if (packaged && (await canStart(packaged, sources.account))) return succeed(packaged);
  for (const bin of await sources.system()) {
    const ofSystem = describe('the PostgreSQL of this system', bin);
    if (await canStart(ofSystem, sources.account)) return succeed(ofSystem);
  }
  return fail(
    `No PostgreSQL found. Install the server, ${OLDEST_VERSION} or newer, or name the folder of its programs in TEST_POSTGRES_BIN.`,
  );
}

function describe(name: string, bin: string): Binaries {
  return { name, bin, environment: {} };
}

/** A program may be there and lack a library, be made for another processor, or be out of reach. */
async function canStart(binaries: Binaries, account: Account | undefined): Promise<boolean> {
  try {
    await readVersion('initdb', binaries, account);
    return (await readVersion('postgres', binaries, account)) >= OLDEST_VERSION;
  } catch {
    return false;
  }
}

async function readVersion(
  program: string,
  binaries: Binaries,
  account: Account | undefined,
): Promise<number> {
  const options = { ...account, cwd: '/', env: describeEnvironment(binaries) };
  const path = join(binaries.bin, program);
  const { stdout } = await promisify(execFile)(path, ['--version'], options);
  return Number(/ (\d+)/.exec(stdout)?.[1]);
}
