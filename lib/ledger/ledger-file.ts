import { resolve } from 'node:path';

/** Where the ledger of one machine rests. */
export function getLedgerFile(folder: string): string {
  return resolve(folder, 'ledger.sqlite');
}
