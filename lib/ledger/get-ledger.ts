import type { Ledger } from './ledger.ts';

declare global {
  var ledger: Ledger | undefined;
}

/**
 * The ledger of this process, which `server.ts` has opened. On `globalThis`, since Next does not share
 * modules between pages and handlers, and so that no driver of a store gets into its bundles.
 */
export function getLedger(): Ledger {
  if (!globalThis.ledger) throw new Error('The ledger has not been opened');
  return globalThis.ledger;
}
