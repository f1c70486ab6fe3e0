import { resolve } from 'node:path';
import { describeProblems, type Env } from '#lib/env.ts';
import { log } from '#lib/log/log.ts';
import { createRareLine } from '#lib/log/log-rarely.ts';
import { getTrace } from '#lib/log/trace.ts';
import { sharedMeters } from '#lib/metrics/meters.ts';
import { sharedTracer } from '#lib/tracing/tracer.ts';
import type { Ledger } from './ledger.ts';
import { getLedgerFile } from './ledger-file.ts';
import { createSqlLedger } from './sql/create-sql-ledger.ts';
import { openPostgres } from './sql/store/open-postgres.ts';
import { openSqlite } from './sql/store/open-sqlite.ts';
import type { SqlStore } from './sql/store/sql-store.ts';

/**
 * Opens the ledger that the variables name. Throws in words for the operator where the file cannot be
 * opened. A PostgreSQL server that does not answer is no reason not to start: bills can be read meanwhile,
 * and the ledger works as soon as the server does.
 */
export function openLedger(env: Env): Ledger {
  return createSqlLedger({
    store: openStore(env.ledger),
    onFailure: createRareLine((count, error) =>
      log.error({ err: error, count }, 'the ledger could not do what it was asked'),
    ),
    onWrite: noteWrite,
  });
}

function noteWrite(isGood: boolean, durationInMs: number): void {
  sharedMeters.value?.noteLedgerWrite(isGood, durationInMs);
  const span = getTrace()?.span;
  if (!span) return;
  const work = { name: 'ledger write', kind: 'internal', attributes: {} } as const;
  sharedTracer.value?.note(span, { ...work, durationInMs, hasFailed: !isGood });
}

function openStore(where: Env['ledger']): SqlStore {
  if (where.kind === 'postgres') {
    return openPostgres(where.url, (error) =>
      log.warn({ err: error }, 'an idle connection to the ledger was lost'),
    );
  }
  try {
    return openSqlite(getLedgerFile(where.folder));
  } catch (cause) {
    const problem = `DATA_DIR must be a folder that can be written to, and ${resolve(where.folder)} is none`;
    throw new Error(describeProblems([problem]), { cause });
  }
}
