import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { log } from '#lib/log/log.ts';
import { addLedgerGauges } from './ledger-gauges.ts';
import { addLimitCounters } from './limit-counters.ts';
import { addUpstreamGauges } from './upstream-gauges.ts';

type MetricsOptions = { readonly host: string; readonly port: number };

/** Serves the metrics to Prometheus under `/metrics`, on a port of their own that no customer reaches. */
export function startMetrics({ host, port }: MetricsOptions): Server {
  const metrics = createMetrics();
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    metrics.read().then(
      (text) => response.writeHead(200, { 'Content-Type': metrics.contentType }).end(text),
      (error: unknown) => {
        log.error({ err: error }, 'the metrics could not be read');
        response.writeHead(500).end();
      },
    );
  });
  server.listen(port, host);
  return server;
}

type Metrics = {
  readonly contentType: string;
  /** Everything that is measured, as it stands now, in Prometheus's text form. */
  read(): Promise<string>;
};

function createMetrics(): Metrics {
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
