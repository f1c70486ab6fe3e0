import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const LONGEST_WAIT_IN_MS = 20_000;

export type HeldLedger = { release(): void };

/** Takes the ledger of an app away from it until it is released, as another program on its machine can. */
export function holdLedger(dataFolder: string): HeldLedger {
  const database = new DatabaseSync(join(dataFolder, 'ledger.sqlite'), {
    timeout: LONGEST_WAIT_IN_MS,
  });
  database.exec('begin exclusive');
  return {
    release() {
      if (!database.isOpen) return;
      database.exec('rollback');
      database.close();
    },
  };
}
