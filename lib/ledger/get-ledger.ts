import { processWide } from '#lib/process-wide.ts';
import type { Ledger } from './ledger.ts';

export const sharedLedger = processWide<Ledger>('ledger');

/**
 * The ledger of this process, which `server.ts` has opened. No driver of a store gets into
 * Next's bundles.
 */
export function getLedger(): Ledger {
  if (!sharedLedger.value) throw new Error('The ledger has not been opened');
  return sharedLedger.value;
}
