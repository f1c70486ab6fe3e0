import { join } from 'node:path';
import type { Attempt } from '#lib/domain/attempt.ts';
import { createSqlLedger } from '#lib/ledger/sql/create-sql-ledger.ts';
import { openSqlite } from '#lib/ledger/sql/open-sqlite.ts';
import { readRecords } from '#lib/ledger/sql/read-records.ts';
import type { AuditRecord } from '#lib/ledger/sql/read-whole-records.ts';

/**
 * The latest attempt of a bill by the file of an app's ledger, without asking the app. `undefined` as well where the
 * file is busy just now.
 */
export async function readAttempt(
  dataFolder: string,
  transactionId: string,
): Promise<Attempt | undefined> {
  const ledger = createSqlLedger({
    store: openSqlite(join(dataFolder, 'ledger.sqlite')),
    onFailure: () => {},
  });
  try {
    const latest = await ledger.getLatestAttempt(transactionId);
    return latest.ok ? latest.value : undefined;
  } finally {
    await ledger.close();
  }
}

/** The record of a bill's latest attempt, as `ledger -- export` prints it. */
export async function readRecord(
  dataFolder: string,
  transactionId: string,
): Promise<AuditRecord | undefined> {
  const store = openSqlite(join(dataFolder, 'ledger.sqlite'));
  const records: AuditRecord[] = [];
  for await (const page of readRecords(store, { transactionId })) records.push(...page);
  await store.close();
  return records.at(-1);
}

/** As if an hour had passed: every accepted payment that is followed is read in the next round. */
export async function makeFollowedDue(dataFolder: string): Promise<void> {
  const store = openSqlite(join(dataFolder, 'ledger.sqlite'));
  await store.transact((query) => query("update followed_payments set next_read_at = '2020'"));
  await store.close();
}
