import { Gauge, type Registry } from 'prom-client';

type GaugeOptions = {
  /** Without the prefix that all of ours have. */
  readonly name: string;
  readonly help: string;
  readonly labels?: string[];
};

export function addGauge(registry: Registry, { name, help, labels = [] }: GaugeOptions): Gauge {
  return new Gauge({
    name: `payment_page_${name}`,
    help,
    labelNames: labels,
    registers: [registry],
  });
}
