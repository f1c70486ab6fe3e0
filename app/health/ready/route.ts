import { getLedger } from '#lib/ledger/get-ledger.ts';

/**
 * Says whether this process can take payments: the last thing that it wrote into its ledger is there. A balancer that heeds it sends
 * customers elsewhere; a process that is not ready still shows bills.
 */
export function GET(): Response {
  const isReady = getLedger().canWrite();
  return Response.json(
    { status: isReady ? 'ready' : 'storeUnavailable' },
    { status: isReady ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
