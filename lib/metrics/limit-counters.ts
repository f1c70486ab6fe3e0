import { Counter, type Registry } from 'prom-client';
import { sharedProxyWatch } from '#lib/http/read-client-address.ts';
import { LIMIT_NAMES } from '#lib/limits/limits-table.ts';
import { sharedLimits } from '#lib/limits/take-token.ts';
import { addGauge } from './add-gauge.ts';

/** Adds what tells of the rate limits of this process; gives what measures them. */
export function addLimitCounters(registry: Registry): () => void {
  const limited = new Counter({
    name: 'payment_page_limited_total',
    help: 'Requests since the start that a rate limit has refused.',
    labelNames: ['limit'],
    registers: [registry],
  });
  const shared = addGauge(registry, {
    name: 'limits_shared',
    help: 'Whether this process counts together with others: 1, or 0 while it counts alone.',
  });
  const proxyUnknown = addGauge(registry, {
    name: 'proxy_unknown',
    help: 'Whether customers seem to have the address of a proxy that the variables do not name.',
  });
  return () => {
    limited.reset();
    for (const limit of LIMIT_NAMES) {
      limited.inc({ limit }, sharedLimits.value?.refusals.get(limit) ?? 0);
    }
    proxyUnknown.set(sharedProxyWatch.value?.isProxyUnknown() ? 1 : 0);
    shared.set(sharedLimits.value?.isShared() ? 1 : 0);
  };
}
