import { resolve } from 'node:path';
import type { LedgerEnv } from '#lib/env/ledger-env.ts';
import { isLoopback } from '#lib/env/variables.ts';
import { describeProblems, type Env } from '#lib/env.ts';
import { log } from '#lib/log/log.ts';
import { createRareLine } from '#lib/log/log-rarely.ts';
import { getTrace } from '#lib/log/trace.ts';
import { sharedMeters } from '#lib/metrics/meters.ts';
import { sharedTracer } from '#lib/tracing/tracer.ts';
import { getLedger, type Ledger } from './ledger.ts';
import { createSqlLedger } from './sql/create-sql-ledger.ts';
import { openPostgres } from './sql/open-postgres.ts';
import { getLedgerFile, openSqlite } from './sql/open-sqlite.ts';
import type { SqlStore } from './sql/sql-store.ts';

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

/** With any of these our driver insists on TLS and checks the certificate. */
const SAFE_MODES = new Set(['prefer', 'require', 'verify-ca', 'verify-full']);

/**
 * Says at the start that names, addresses and sealed links travel to the database in the clear. No reason
 * not to start: the network between may be encrypted by other means.
 */
export function warnOfPlainDatabase(ledger: LedgerEnv['ledger']): void {
  if (ledger.kind !== 'postgres') return;
  const { hostname, searchParams } = new URL(ledger.url);
  const isLocal = isLoopback(hostname) || hostname === '' || hostname.startsWith('%2F');
  if (isLocal || SAFE_MODES.has(searchParams.get('sslmode') ?? '')) return;
  log.warn('DATABASE_URL asks for no checked TLS: add sslmode=verify-full');
}

const PAUSE_IN_MS = 10_000;
/** While nothing can be written: customers wait for it. */
const SHORT_PAUSE_IN_MS = 2_000;

/**
 * Sees again and again whether payments can be written down, from now on and until what it gives is called. A
 * disk may be full while everything can still be read.
 */
export function watchWrites(): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let couldWrite = true;
  const check = async () => {
    const { ok: canWrite } = await getLedger().checkWrites();
    if (couldWrite && !canWrite) {
      log.error('payments cannot be written down: bills are shown, and none can be paid');
    }
    if (!couldWrite && canWrite) log.info('payments can be written down again');
    couldWrite = canWrite;
    if (isStopped) return;
    timer = setTimeout(check, canWrite ? PAUSE_IN_MS : SHORT_PAUSE_IN_MS);
    timer.unref();
  };
  void check();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
