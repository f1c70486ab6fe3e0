import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { findAccount, findPostgres } from './find-postgres.ts';

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'find-postgres-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

it('finds one that starts', async ({ skip }) => {
  const found = await findPostgres(await makeFolder(), await findAccount(), undefined);
  if (!found) return skip('There is no PostgreSQL here.');
  expect(found.name).toMatch(/^the PostgreSQL of/);
});

it('does not go on where the named folder holds no server', async () => {
  const folder = await makeFolder();
  const finding = findPostgres(folder, await findAccount(), join(folder, 'nothing'));
  await expect(finding).rejects.toThrow(/TEST_POSTGRES_BIN: no PostgreSQL/);
});
