import { chown, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ServerHome, spawnProgram } from './spawn-program.ts';

/** Makes the data folder of a new server, whose superuser `postgres` has this password. */
export async function createCluster(home: ServerHome, password: string): Promise<string> {
  const data = join(home.folder, 'data');
  const passwordFile = join(home.folder, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (home.account) await chown(passwordFile, home.account.uid, home.account.gid);
  const program = spawnProgram(home, 'initdb', [
    `--pgdata=${data}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync', // the server syncs what it is told; an empty one need not survive anything
  ]);
  await program.ended;
  await rm(passwordFile);
  if (program.child.exitCode !== 0) throw new Error(`initdb failed.\n${program.lastWords()}`);
  return data;
}
