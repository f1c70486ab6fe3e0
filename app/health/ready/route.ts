import { getUpstreamHealth } from '#lib/connectfi/overload/upstream.ts';
import { sharedProxyWatch } from '#lib/http/read-client-address.ts';
import { getLedger } from '#lib/ledger/ledger.ts';

/**
 * Says whether this process can take payments: the last thing that it wrote into its ledger is there, and its
 * clock agrees with connectFi's. A balancer that heeds it sends customers elsewhere; a process that is not ready
 * still shows bills.
 */
export function GET(): Response {
  const status = getStatus();
  // It takes payments all the same.
  const warnings = sharedProxyWatch.value?.isProxyUnknown() ? ['proxyUnknown'] : [];
  return Response.json(
    { status, ...(warnings.length > 0 && { warnings }) },
    { status: status === 'ready' ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}

function getStatus(): 'ready' | 'storeUnavailable' | 'clockWrong' {
  if (!getLedger().canWrite()) return 'storeUnavailable';
  return getUpstreamHealth().isClockWrong ? 'clockWrong' : 'ready';
}
