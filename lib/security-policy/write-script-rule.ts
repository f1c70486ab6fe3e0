import { getPlaidAddresses } from '#lib/plaid-addresses.ts';
import { PLAID_SCRIPT_URL } from '#lib/plaid-script-url.ts';
import { writeTrustedTypesScript } from './trusted-types.ts';

/**
 * The rule about script addresses that every page of this process carries. Plaid's own address is in it
 * in test mode as well, where an inert tag bears it (docs/decisions/0006).
 */
export function writeScriptRule(): string {
  return writeTrustedTypesScript([...new Set([getPlaidAddresses().scriptUrl, PLAID_SCRIPT_URL])]);
}
