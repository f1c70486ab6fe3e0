import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Ledger } from '../ledger.ts';
import { TEST_CREDENTIALS, TEST_INTENT } from '../testing/open-test-ledger.ts';
import { createSqlLedger } from './create-sql-ledger.ts';
import { getLedgerFile, openSqlite } from './open-sqlite.ts';

const UNAVAILABLE = { ok: false, failure: { kind: 'storeUnavailable' } };

let folder: string;
let ledger: Ledger;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledger-lost-'));
});
afterEach(async () => {
  await ledger.close();
  await rm(folder, { recursive: true, force: true });
});

function open(where = folder): void {
  ledger = createSqlLedger({ store: openSqlite(getLedgerFile(where)), onFailure: () => {} });
}

it.each([
  ['deleted', () => rm(getLedgerFile(folder))],
  ['moved away', () => rename(getLedgerFile(folder), join(folder, 'elsewhere.sqlite'))],
  ['replaced by a copy of itself', replace],
  ['deleted with its folder', () => rm(folder, { recursive: true })],
])('writes no payment into a file that was %s', async (_, lose) => {
  open();
  // Nothing is known yet, and nobody is told that the process is ready.
  expect(ledger.canWrite()).toBeUndefined();
  await ledger.checkWrites();
  expect(ledger.canWrite()).toBe(true);
  await lose();
  const wasThere = existsSync(getLedgerFile(folder));
  expect(await ledger.openAttempt(TEST_INTENT, TEST_CREDENTIALS)).toEqual(UNAVAILABLE);
  expect(await ledger.getLatestAttempt(TEST_INTENT.transactionId)).toEqual(UNAVAILABLE);
  expect(await ledger.checkWrites()).toEqual(UNAVAILABLE);
  expect(ledger.canWrite()).toBe(false);
  // An empty one in its place would know of no payment.
  expect(existsSync(getLedgerFile(folder))).toBe(wasThere);
});

async function replace(): Promise<void> {
  const file = getLedgerFile(folder);
  await copyFile(file, `${file}.copy`);
  await rename(`${file}.copy`, file);
}

it('can be read, and says that it cannot be written, on a full disk', async ({ skip }) => {
  const disk = join(folder, 'disk');
  execFileSync('mkdir', [disk]);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    open();
    skip('only root can make a small disk');
  }
  try {
    open(disk);
    const opened = await ledger.openAttempt(TEST_INTENT, TEST_CREDENTIALS);
    expect(opened.ok).toBe(true);
    await writeFile(join(disk, 'filler'), Buffer.alloc(1024 * 1024)).catch(() => {});
    await expect.poll(async () => (await ledger.checkWrites()).ok).toBe(false);
    expect(ledger.canWrite()).toBe(false);
    expect(await ledger.getLatestAttempt(TEST_INTENT.transactionId)).toMatchObject({
      value: { state: 'intended' },
    });
    await rm(join(disk, 'filler'));
    expect((await ledger.checkWrites()).ok).toBe(true);
    expect(ledger.canWrite()).toBe(true);
  } finally {
    await ledger.close();
    execFileSync('umount', [disk]);
    open();
  }
});
