import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSqlLedger } from '../sql/create-sql-ledger.ts';
import { getLedgerFile, openSqlite } from '../sql/open-sqlite.ts';
import { TEST_CREDENTIALS, TEST_INTENT } from '../testing/open-test-ledger.ts';

const COMMAND = resolve(import.meta.dirname, 'main.ts');
const WRITER = fileURLToPath(new URL('../testing/write-until-told.ts', import.meta.url));
const NODE = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];

// Every test starts processes, each of which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const children: ChildProcess[] = [];
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledger-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** Starts a program of ours in the folder, with no variable but these. */
function start(words: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [...NODE, ...words], {
    cwd: folder,
    env: { NODE_ENV: 'test', ...variables },
  });
  children.push(child);
  return child;
}

async function run(words: readonly string[], variables?: Readonly<Record<string, string>>) {
  const child = start([COMMAND, ...words], variables);
  const [output, remarks] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: child.exitCode, output, remarks };
}

async function writeAttempts(bills: readonly string[]): Promise<void> {
  const store = openSqlite(getLedgerFile(folder));
  const ledger = createSqlLedger({ store, onFailure: () => {} });
  for (const bill of bills) {
    const opened = await ledger.openAttempt(
      { ...TEST_INTENT, transactionId: bill },
      TEST_CREDENTIALS,
    );
    expect(opened.ok).toBe(true);
  }
  await ledger.close();
}

test('needs the variables of the ledger alone, and finds them in .env', async () => {
  await writeAttempts(['a', 'b']);
  const other = await mkdtemp(join(tmpdir(), 'ledger-'));
  await writeFile(join(folder, '.env'), 'DATA_DIR=.\nLEDGER_RETENTION_DAYS=\n');
  const { code, output, remarks } = await run(['export']);
  expect(remarks).toBe('2 records exported.\n');
  expect(output.trim().split('\n')).toHaveLength(2);
  expect(code).toBe(0);
  // What is set outside goes first.
  expect((await run(['list'], { DATA_DIR: other })).remarks).toContain(`no ledger at ${other}`);
  await rm(other, { recursive: true, force: true });
});

test('ends with a sentence and no stack where something is wrong', async () => {
  const { code, output, remarks } = await run(['export'], { DATA_DIR: folder });
  expect({ code, output }).toEqual({ code: 1, output: '' });
  expect(remarks).toMatch(/^There is no ledger at [^\n]+\n$/);
});

test('does not say that all was well when its reader has gone', async () => {
  await writeAttempts(['a']);
  const child = start([COMMAND, 'export'], { DATA_DIR: folder });
  child.stdout.destroy();
  const [[code], remarks] = await Promise.all([once(child, 'close'), text(child.stderr)]);
  expect({ code, remarks }).toEqual({ code: 1, remarks: '' });
});

test('exports whole records in order while another process writes', async () => {
  const before = Array.from({ length: 60 }, (_, index) => `bill-${index}`);
  await writeAttempts(before);
  const writer = start([WRITER, getLedgerFile(folder)]);
  const trouble = text(writer.stderr);
  await once(writer.stdout, 'data');

  const { code, output } = await run(['export'], { DATA_DIR: folder });
  writer.stdin.end();
  await once(writer, 'close');

  expect({ trouble: await trouble, writer: writer.exitCode }).toEqual({ trouble: '', writer: 0 });
  expect(code).toBe(0);
  const records = output.trim().split('\n').map(readRecord);
  expect(records.length).toBeGreaterThan(before.length);
  const keys = records.map(({ at, id }) => `${at} ${id}`);
  expect(keys).toEqual([...new Set(keys)].toSorted());
  expect(records.map(({ bill }) => bill)).toEqual(expect.arrayContaining(before));
});

function readRecord(line: string): { at: string; id: string; bill: string } {
  const { authorization, attemptId, transactionId, states } = JSON.parse(line);
  expect(states).toHaveLength(1);
  return { at: authorization.authorizedAt, id: attemptId, bill: transactionId };
}
