import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** All of ours that is measured, without the prefix that it has in common, and what it tells. */
const HELP = {
  requests_total: 'Requests answered, by the template of their address.',
  requests_refused_total:
    'Requests refused before anybody read them: too large, too slow, no HTTP.',
  refused_total: 'What was refused as it may be an attack.',
  trouble_total: 'Customers who were told of trouble, by its code.',
  payments_total: 'How presses of “pay” were answered.',
  attempts_settled_total:
    'Attempts of which a reading of the bill has told later what became of them.',
  link_ends_total: 'How Plaid’s window ended without an account.',
  request_duration_seconds: 'From a request to the end of its answer.',
  connectfi_call_duration_seconds: 'How long calls of connectFi took, second tries included.',
  ledger_write_duration_seconds: 'How long it took to write into the ledger.',
  vitals_lcp_seconds: 'Sampled bills: until the largest part was painted.',
  vitals_inp_seconds: 'Sampled bills: until the slowest press was answered.',
  vitals_cls: 'Sampled bills: how far the content jumped.',
  last_good_write_timestamp_seconds:
    'When this process last wrote into the ledger, which it tries every ten seconds.',
  ledger_up: 'Whether payments can be written down: 1, or 0 while none is taken.',
  open_attempts: 'Attempts whose outcome is not known yet.',
  open_attempts_without_credentials: 'Those of them that this page can no longer settle by itself.',
  oldest_open_attempt_seconds:
    'The age of the oldest of them by the clock of this process, 0 where there is none.',
  limited_total: 'Requests since the start that a rate limit has refused.',
  limits_shared: 'Whether this process counts together with others: 1, or 0 while it counts alone.',
  proxy_unknown:
    'Whether customers seem to have the address of a proxy that the variables do not name.',
  connectfi_breaker: 'The state of the breaker before connectFi: 1 for the one that it is in.',
  connectfi_calls: 'Calls of connectFi in flight and waiting for a place.',
  connectfi_calls_not_made:
    'Calls since the start that were not made, for want of a place or of a connectFi.',
  clock_offset_seconds:
    'How far the clock of this machine is ahead of connectFi’s, by its last answer.',
  build_info: 'Always 1; its labels say which release this process is.',
  requests_in_flight: 'Requests that are being answered.',
  brands_not_in_order:
    'Brands that are not in order, so that their last good form or another brand is shown.',
  disk_free_bytes: 'Room on the disk of the ledger’s file.',
} as const;

type Name = keyof typeof HELP;

function describe(registry: Registry, name: Name, labelNames: string[]) {
  return { name: `payment_page_${name}`, help: HELP[name], labelNames, registers: [registry] };
}

export function addCounter(registry: Registry, name: Name, ...labels: string[]): Counter {
  return new Counter(describe(registry, name, labels));
}

export function addGauge(registry: Registry, name: Name, ...labels: string[]): Gauge {
  return new Gauge(describe(registry, name, labels));
}

export function addHistogram(
  registry: Registry,
  name: Name,
  buckets: number[],
  ...labels: string[]
): Histogram {
  return new Histogram({ ...describe(registry, name, labels), buckets });
}
