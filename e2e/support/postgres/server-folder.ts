import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canReach } from './can-reach.ts';
import type { Account } from './server-account.ts';

/** Makes a folder for one server. Root may have a folder for temporary files that nobody else can enter. */
export async function makeServerFolder(
  account: Account | undefined,
  places: readonly string[] = [tmpdir(), '/tmp'],
): Promise<string> {
  for (const place of places) {
    const folder = await mkdtemp(join(place, 'postgres-'));
    if (account) await chown(folder, account.uid, account.gid);
    if (await canReach(folder, account)) return folder;
    await rm(folder, { recursive: true });
  }
  throw new Error(`The account of PostgreSQL can enter none of ${places.join(', ')}.`);
}
