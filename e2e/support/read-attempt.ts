import { join } from 'node:path';
import type { Attempt } from '#lib/ledger/attempt.ts';
import { createSqlLedger } from '#lib/ledger/sql/create-sql-ledger.ts';
import { openSqlite } from '#lib/ledger/sql/open-sqlite.ts';

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
