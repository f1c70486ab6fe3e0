import { getLedger } from '#lib/ledger/get-ledger.ts';

/**
 * Says whether this process can take payments: its ledger answers. A balancer that heeds it sends
 * customers elsewhere; a process that is not ready still shows bills.
 */
export async function GET(): Promise<Response> {
  const store = await getLedger().checkStore();
  return Response.json(
    { status: store.ok ? 'ready' : 'storeUnavailable' },
    { status: store.ok ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
