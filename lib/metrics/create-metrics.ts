import { collectDefaultMetrics, Registry } from 'prom-client';
import { addLedgerGauges } from './ledger-gauges.ts';
import { addLimitCounters } from './limit-counters.ts';
import { addUpstreamGauges } from './upstream-gauges.ts';

export type Metrics = {
  readonly contentType: string;
  /** Everything that is measured, as it stands now, in Prometheus's text form. */
  read(): Promise<string>;
};

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const measureLedger = addLedgerGauges(registry);
  const measureLimits = addLimitCounters(registry);
  const measureUpstream = addUpstreamGauges(registry);
  return {
    contentType: registry.contentType,
    async read() {
      measureLimits();
      measureUpstream();
      await measureLedger();
      return registry.metrics();
    },
  };
}
