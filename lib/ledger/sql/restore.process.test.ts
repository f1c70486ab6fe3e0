import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startPostgres } from '#lib/testing/postgres/start-postgres.ts';
import { TEST_CREDENTIALS, TEST_INTENT } from '../testing/open-test-ledger.ts';
import { writeAttempt } from '../testing/write-attempt.ts';
import { createSqlLedger } from './create-sql-ledger.ts';
import { openPostgres } from './open-postgres.ts';
import { getLedgerFile, openSqlite } from './open-sqlite.ts';
import { readRecords } from './read-records.ts';
import type { AuditRecord } from './read-whole-records.ts';
import type { SqlStore } from './sql-store.ts';

/** Where Debian keeps programs of PostgreSQL that belong together: a copy is made by those of the server. */
const POSTGRES = [18, 17, 16, 15, 14]
  .map((version) => `/usr/lib/postgresql/${version}/bin`)
  .find((folder) => existsSync(join(folder, 'pg_dump')) && existsSync(join(folder, 'initdb')));

function hasSqliteProgram(): boolean {
  try {
    execFileSync('sqlite3', ['-version']);
    return true;
  } catch {
    return false;
  }
}

const LATER = '2026-10-03T09:00:00.000Z';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'restore-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function writeBooks(store: SqlStore): Promise<void> {
  for (const bill of ['first', 'second']) {
    await writeAttempt(store, {
      at: '2026-10-01T09:00:00.000Z',
      intent: { transactionId: bill, billRef: bill },
      changes: [{ state: 'submitted' }, { state: 'accepted' }],
    });
  }
  await writeAttempt(store, { at: '2026-10-02T09:00:00.000Z', changes: [{ state: 'submitted' }] });
}

async function readBooks(store: SqlStore): Promise<AuditRecord[]> {
  const records: AuditRecord[] = [];
  for await (const page of readRecords(store, {})) records.push(...page);
  return records;
}

/** What was written after the copy is lost; the rest guards its bills as before, and new payments are taken. */
async function expectWorking(restored: SqlStore, books: readonly AuditRecord[]): Promise<void> {
  expect(books).toHaveLength(3);
  expect(await readBooks(restored)).toEqual(books);
  const ledger = createSqlLedger({ store: restored, onFailure: () => {} });
  const open = (transactionId: string) =>
    ledger.openAttempt({ ...TEST_INTENT, transactionId }, TEST_CREDENTIALS);
  for (const bill of ['first', 'second', TEST_INTENT.transactionId]) {
    expect(await open(bill)).toMatchObject({ value: { kind: 'alreadyOpen' } });
  }
  expect(await open('lost')).toMatchObject({ value: { kind: 'opened' } });
  await expect(
    restored.transact((query) => query(`update attempts set name_on_account = 'another'`)),
  ).rejects.toThrow(/never edited/);
  await ledger.close();
}

it.each([
  [
    'the program sqlite3',
    (file: string, copy: string) => execFileSync('sqlite3', [file, `.backup '${copy}'`]),
  ],
  [
    'Node alone',
    (file: string, copy: string) =>
      execFileSync(process.execPath, [
        '-e',
        `new (require('node:sqlite').DatabaseSync)('${file}').exec("vacuum into '${copy}'")`,
      ]),
  ],
] as const)(
  'a ledger of SQLite is copied by %s while it is used, and restored',
  async (program, copyBy) => {
    if (program === 'the program sqlite3' && !hasSqliteProgram()) return;
    const file = getLedgerFile(folder);
    const copy = join(folder, 'backup.sqlite');
    const store = openSqlite(file);
    await writeBooks(store);
    const books = await readBooks(store);
    copyBy(file, copy);
    await writeAttempt(store, { at: LATER, intent: { transactionId: 'lost', billRef: 'lost' } });
    await store.close();
    for (const ending of ['', '-wal', '-shm']) await rm(file + ending, { force: true });
    await cp(copy, file);
    await expectWorking(openSqlite(file), books);
  },
);

it('a ledger of PostgreSQL is dumped while it is used, and restored into an empty database', async ({
  skip,
}) => {
  const bin = POSTGRES ?? skip('this machine has no pg_dump beside a PostgreSQL server');
  const before = process.env.TEST_POSTGRES_BIN;
  process.env.TEST_POSTGRES_BIN = bin;
  const server = await startPostgres().finally(() => {
    if (before === undefined) delete process.env.TEST_POSTGRES_BIN;
    else process.env.TEST_POSTGRES_BIN = before;
  });
  if (!server.ok) return skip(server.failure);
  try {
    const [from, to] = [await server.value.createDatabase(), await server.value.createDatabase()];
    const used = openPostgres(from, () => {});
    await writeBooks(used);
    const books = await readBooks(used);
    const dump = join(folder, 'ledger.dump');
    execFileSync(join(bin, 'pg_dump'), ['--format=custom', `--file=${dump}`, from]);
    await writeAttempt(used, { at: LATER, intent: { transactionId: 'lost', billRef: 'lost' } });
    await used.close();
    execFileSync(join(bin, 'pg_restore'), [
      '--exit-on-error',
      '--no-owner',
      `--dbname=${to}`,
      dump,
    ]);
    await expectWorking(
      openPostgres(to, () => {}),
      books,
    );
  } finally {
    await server.value.stop();
  }
});
