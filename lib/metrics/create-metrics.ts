import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { log } from '#lib/log/log.ts';
import type { Trace } from '#lib/log/trace.ts';
import { sharedTracer } from '#lib/tracing/tracer.ts';
import { createMeters } from './create-meters.ts';
import {
  addLedgerGauges,
  addLimitCounters,
  addMachineGauges,
  addUpstreamGauges,
  type Machine,
} from './gauges.ts';
import { nameRoute, sharedMeters } from './meters.ts';

type Metrics = ReturnType<typeof createMetrics>;

/** Everything that this process measures (docs/metrics.md). */
export function createMetrics(machine: Machine) {
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
    /** The names of all that is measured, in the order of docs/metrics.md. */
    listNames: () => registry.getMetricsAsArray().map(({ name }) => name),
    /** Everything that is measured, as it stands now, in Prometheus's text form. */
    async read(): Promise<string> {
      measureLimits();
      measureUpstream();
      await Promise.all([measureLedger(), measureMachine()]);
      return registry.metrics();
    },
  };
}

type MetricsOptions = { readonly host: string; readonly port: number };

/** Serves the metrics to Prometheus under `/metrics`, on a port of their own that no customer reaches. */
export function startMetrics(
  metrics: Pick<Metrics, 'contentType' | 'read'>,
  { host, port }: MetricsOptions,
): Server {
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

/**
 * Counts and traces a request once its answer has ended, however it was answered. `url`: as `parseTarget` gives it,
 * of which only the template is told.
 */
export function watchRequest(
  { method }: IncomingMessage,
  response: ServerResponse,
  { url, traceId, span }: Pick<Trace, 'traceId' | 'span'> & { readonly url: string },
): void {
  const [meters, tracer] = [sharedMeters.value, sharedTracer.value];
  if (!meters && !tracer) return;
  const startedAtInMs = performance.now();
  response.once('close', () => {
    const durationInMs = performance.now() - startedAtInMs;
    const route = nameRoute(url);
    const status = response.writableFinished ? response.statusCode : 'gone';
    meters?.noteRequest({ route, method, status, durationInMs });
    if (!span) return;
    tracer?.end(span, {
      name: `${method} ${route}`,
      kind: 'server',
      durationInMs,
      attributes: {
        'http.request.method': method,
        'http.route': route,
        'http.response.status_code': status === 'gone' ? undefined : status,
        'payment_page.reference': traceId,
      },
      hasFailed: status === 'gone' || status >= 500,
    });
  });
}
