import { Counter, Histogram, type Registry } from 'prom-client';
import { addGauge } from './gauges.ts';
import { type Meters, PAYMENT_OUTCOMES } from './meters.ts';

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
export function createMeters(registry: Registry): Meters {
  const count = createCounters(registry);
  const time = createHistograms(registry);
  const lastGoodWrite = addGauge(registry, {
    name: 'last_good_write_timestamp_seconds',
    help: 'When this process last wrote into the ledger, which it tries every ten seconds.',
  });
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
  const add = (name: string, help: string, label: string, ...more: string[]) =>
    new Counter({
      name: `payment_page_${name}`,
      help,
      labelNames: [label, ...more],
      registers: [registry],
    });
  return {
    requests: add(
      'requests_total',
      'Requests answered, by the template of their address.',
      'route',
      'method',
      'status',
    ),
    refusedRequests: add(
      'requests_refused_total',
      'Requests refused before anybody read them: too large, too slow, no HTTP.',
      'status',
    ),
    refused: add('refused_total', 'What was refused as it may be an attack.', 'event'),
    trouble: add('trouble_total', 'Customers who were told of trouble, by its code.', 'code'),
    payments: add('payments_total', 'How presses of “pay” were answered.', 'outcome'),
    settled: add(
      'attempts_settled_total',
      'Attempts of which a reading of the bill has told later what became of them.',
      'state',
    ),
    linkEnds: add('link_ends_total', 'How Plaid’s window ended without an account.', 'end'),
  };
}

function createHistograms(registry: Registry) {
  const add = (name: string, help: string, buckets: number[], ...labels: string[]) =>
    new Histogram({
      name: `payment_page_${name}`,
      help,
      buckets,
      labelNames: labels,
      registers: [registry],
    });
  return {
    requests: add(
      'request_duration_seconds',
      'From a request to the end of its answer.',
      ANSWER_BUCKETS,
      'route',
    ),
    calls: add(
      'connectfi_call_duration_seconds',
      'How long calls of connectFi took, second tries included.',
      CALL_BUCKETS,
      'operation',
      'outcome',
    ),
    writes: add(
      'ledger_write_duration_seconds',
      'How long it took to write into the ledger.',
      WRITE_BUCKETS,
      'outcome',
    ),
    paint: add(
      'vitals_lcp_seconds',
      'Sampled bills: until the largest part was painted.',
      PAINT_BUCKETS,
    ),
    press: add(
      'vitals_inp_seconds',
      'Sampled bills: until the slowest press was answered.',
      PRESS_BUCKETS,
    ),
    shift: add('vitals_cls', 'Sampled bills: how far the content jumped.', SHIFT_BUCKETS),
  };
}
