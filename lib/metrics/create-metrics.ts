import { collectDefaultMetrics, Registry } from 'prom-client';
import { createMeters } from './create-meters.ts';
import { addLedgerGauges } from './ledger-gauges.ts';
import { addLimitCounters } from './limit-counters.ts';
import { addMachineGauges, type Machine } from './machine-gauges.ts';
import type { Meters } from './meters.ts';
import { addUpstreamGauges } from './upstream-gauges.ts';

export type Metrics = {
  readonly meters: Meters;
  readonly contentType: string;
  /** The names of all that is measured, in the order of docs/metrics.md. */
  listNames(): readonly string[];
  /** Everything that is measured, as it stands now, in Prometheus's text form. */
  read(): Promise<string>;
};

/** Everything that this process measures (docs/metrics.md). */
export function createMetrics(machine: Machine): Metrics {
  const registry = new Registry();
  const meters = createMeters(registry);
  const measureLedger = addLedgerGauges(registry);
  const measureLimits = addLimitCounters(registry);
  const measureUpstream = addUpstreamGauges(registry);
  const measureMachine = addMachineGauges(registry, machine);
  collectDefaultMetrics({ register: registry });
  return {
    meters,
    contentType: registry.contentType,
    listNames: () => registry.getMetricsAsArray().map(({ name }) => name),
    async read() {
      measureLimits();
      measureUpstream();
      await Promise.all([measureLedger(), measureMachine()]);
      return registry.metrics();
    },
  };
}
