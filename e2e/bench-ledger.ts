import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { createSqlLedger } from '#lib/ledger/sql/create-sql-ledger.ts';
import { openPostgres } from '#lib/ledger/sql/open-postgres.ts';
import { openSqlite } from '#lib/ledger/sql/open-sqlite.ts';
import type { SqlStore } from '#lib/ledger/sql/sql-store.ts';
import { startPostgres } from '#lib/testing/postgres/start-postgres.ts';
import { fillLedger, readSize } from './bench/ledger/fill-ledger.ts';
import { openPatiently } from './bench/ledger/open-patiently.ts';
import { listQuestions } from './bench/ledger/questions.ts';
import { explain, watchQueries } from './bench/ledger/watch-queries.ts';
import { getQuantile } from './bench/measure/run.ts';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000,100000,1000000' },
    store: { type: 'string', default: 'postgres' },
    plans: { type: 'boolean', default: false },
  },
});

/** What the ledger's questions cost as it grows. It judges nothing: it is no test. */
async function main(): Promise<void> {
  const { store: opened, toFill, close } = await openStore();
  const { store, takeSeen } = watchQueries(opened);
  const ledger = createSqlLedger({ store, onFailure: (error) => say(String(error)) });
  try {
    await ledger.tidy();
    takeSeen();
    let filled = 0;
    for (const rows of options.rows.split(',').map(Number)) {
      await fillLedger(toFill, filled + 1, rows);
      filled = rows;
      const bytes = await readSize(toFill);
      say(
        `\n${rows.toLocaleString('en-US')} payments, ${opened.dialect}, ${Math.round(bytes / rows)} bytes each: p50 and p99 in ms`,
      );
      for (const { name, times, ask } of listQuestions(ledger, store)) {
        const took = await measure(times, () => ask(rows));
        say(`${took.map((ms) => ms.toFixed(1).padStart(9)).join('')}  ${name}`);
        const seen = takeSeen();
        if (!options.plans) continue;
        for (const one of seen)
          for (const line of await explain(opened, one)) say(`${' '.repeat(22)}${line}`);
      }
    }
  } finally {
    await close();
  }
}

async function measure(times: number, ask: () => Promise<unknown>): Promise<readonly number[]> {
  const took: number[] = [];
  for (let time = 0; time < times; time++) {
    const startedAtInMs = performance.now();
    await ask();
    took.push(performance.now() - startedAtInMs);
  }
  took.sort((one, other) => one - other);
  return [getQuantile(took, 0.5), getQuantile(took, 0.99)];
}

type OpenedStore = {
  readonly store: SqlStore;
  /** The same database. */
  readonly toFill: SqlStore;
  close(): Promise<void>;
};

async function openStore(): Promise<OpenedStore> {
  if (options.store === 'sqlite') {
    const folder = await mkdtemp(join(process.cwd(), 'test-results-ledger-'));
    const store = openSqlite(join(folder, 'ledger.sqlite'));
    return {
      store,
      toFill: store,
      close: async () => {
        await store.close();
        await rm(folder, { recursive: true });
      },
    };
  }
  const server = await startPostgres();
  if (!server.ok) throw new Error(server.failure);
  const url = await server.value.createDatabase();
  const store = openPostgres(url, () => {});
  const toFill = openPatiently(url);
  return {
    store,
    toFill,
    close: async () => {
      await toFill.close();
      await store.close();
      await server.value.stop();
    },
  };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
