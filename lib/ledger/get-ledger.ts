import 'server-only';
import type { Ledger } from './ledger.ts';
import { createMemoryLedger } from './memory-ledger.ts';

declare global {
  var ledger: Ledger | undefined;
}

/** The one ledger of this process. Next does not share modules between pages and handlers. */
export function getLedger(): Ledger {
  globalThis.ledger ??= createMemoryLedger();
  return globalThis.ledger;
}
