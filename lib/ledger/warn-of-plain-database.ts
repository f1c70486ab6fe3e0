import { isLoopback } from '#lib/env/address-rules.ts';
import type { LedgerEnv } from '#lib/env/ledger-env.ts';
import { log } from '#lib/log/log.ts';

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
