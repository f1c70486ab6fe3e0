import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { log } from '#lib/log/log.ts';
import type { Trace } from '#lib/log/trace.ts';
import { sharedTracer } from '#lib/tracing/tracer.ts';
import { addCounter, addGauge, addHistogram } from './add-metric.ts';
import {
  addLedgerGauges,
  addLimitCounters,
  addMachineGauges,
  addUpstreamGauges,
  type Machine,
} from './gauges.ts';
import { type Meters, nameRoute, PAYMENT_OUTCOMES, sharedMeters } from './meters.ts';

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

/** A good answer takes five milliseconds, and no answer more than 25 seconds. */
const ANSWER_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25];
const CALL_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 7, 10, 15];
const WRITE_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3];
/** Around what is called good and poor (web.dev/articles/vitals). */
const PAINT_BUCKETS = [0.5, 1, 1.5, 2, 2.5, 3, 4, 6, 10];
const PRESS_BUCKETS = [0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.5, 3];
const SHIFT_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1];

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS']);

/** Adds what is counted while it happens. A count takes a few microseconds. */
function createMeters(registry: Registry): Meters {
  const count = createCounters(registry);
  const time = createHistograms(registry);
  const lastGoodWrite = addGauge(registry, 'last_good_write_timestamp_seconds');
  for (const outcome of PAYMENT_OUTCOMES) count.payments.inc({ outcome }, 0);
  return {
    noteRequest({ route, method = '', status, durationInMs }) {
      count.requests.inc({ route, method: METHODS.has(method) ? method : 'other', status });
      time.requests.observe({ route }, durationInMs / 1000);
    },
    noteRefusedRequest: (status) => count.refusedRequests.inc({ status }),
    noteRefusal: (event) => count.refused.inc({ event }),
    noteTrouble: (code) => count.trouble.inc({ code }),
    noteCall: (operation, outcome, durationInMs) =>
      time.calls.observe({ operation, outcome }, durationInMs / 1000),
    notePayment: (outcome) => count.payments.inc({ outcome }),
    noteSettled: (state) => count.settled.inc({ state }),
    noteLinkEnd: (end) => count.linkEnds.inc({ end }),
    noteLedgerWrite(isGood, durationInMs) {
      time.writes.observe({ outcome: isGood ? 'ok' : 'failed' }, durationInMs / 1000);
      if (isGood) lastGoodWrite.set(Date.now() / 1000);
    },
    noteVitals({ lcp, inp, cls }) {
      if (lcp !== undefined) time.paint.observe(lcp / 1000);
      if (inp !== undefined) time.press.observe(inp / 1000);
      if (cls !== undefined) time.shift.observe(cls);
    },
  };
}

function createCounters(registry: Registry) {
  return {
    requests: addCounter(registry, 'requests_total', 'route', 'method', 'status'),
    refusedRequests: addCounter(registry, 'requests_refused_total', 'status'),
    refused: addCounter(registry, 'refused_total', 'event'),
    trouble: addCounter(registry, 'trouble_total', 'code'),
    payments: addCounter(registry, 'payments_total', 'outcome'),
    settled: addCounter(registry, 'attempts_settled_total', 'state'),
    linkEnds: addCounter(registry, 'link_ends_total', 'end'),
  };
}

function createHistograms(registry: Registry) {
  return {
    requests: addHistogram(registry, 'request_duration_seconds', ANSWER_BUCKETS, 'route'),
    calls: addHistogram(
      registry,
      'connectfi_call_duration_seconds',
      CALL_BUCKETS,
      'operation',
      'outcome',
    ),
    writes: addHistogram(registry, 'ledger_write_duration_seconds', WRITE_BUCKETS, 'outcome'),
    paint: addHistogram(registry, 'vitals_lcp_seconds', PAINT_BUCKETS),
    press: addHistogram(registry, 'vitals_inp_seconds', PRESS_BUCKETS),
    shift: addHistogram(registry, 'vitals_cls', SHIFT_BUCKETS),
  };
}
