import { appendFileSync } from 'node:fs';
import type { Attempt } from '#lib/ledger/attempt.ts';
import type { Ledger } from '#lib/ledger/ledger.ts';

/** Loaded into an app whose ledger is in its memory: writes every attempt down as it was and became. */
const path = process.env.MODEL_LEDGER_FILE ?? '';
let tapped: Ledger | undefined;

Object.defineProperty(globalThis, 'ledger', {
  get: () => tapped,
  set: (ledger: Ledger) => {
    tapped = tap(ledger);
  },
});

function tap(ledger: Ledger): Ledger {
  return {
    openAttempt: async (intent) => {
      const opened = await ledger.openAttempt(intent);
      if (opened.kind === 'opened') write(opened.attempt);
      return opened;
    },
    changeAttempt: async (id, change) => {
      const changed = await ledger.changeAttempt(id, change);
      write(changed);
      return changed;
    },
    getLatestAttempt: (transactionId) => ledger.getLatestAttempt(transactionId),
  };
}

function write(attempt: Attempt): void {
  appendFileSync(path, `${JSON.stringify(attempt)}\n`);
}
