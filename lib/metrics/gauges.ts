import { Counter, Gauge, type Registry } from 'prom-client';
import type { UpstreamHealth } from '#lib/connectfi/overload/upstream.ts';
import { ATTEMPT_STATES, isOpen } from '#lib/domain/attempt.ts';
import { sharedProxyWatch } from '#lib/http/read-client-address.ts';
import { getLedger } from '#lib/ledger/ledger.ts';
import { LIMIT_NAMES, sharedLimits } from '#lib/limits/limits.ts';
import { processWide } from '#lib/process-wide.ts';

const OPEN_STATES = ATTEMPT_STATES.filter(isOpen);

/** Adds what tells of attempts whose outcome is not known; gives what measures them. */
export function addLedgerGauges(registry: Registry): () => Promise<void> {
  const up = addGauge(registry, {
    name: 'ledger_up',
    help: 'Whether payments can be written down: 1, or 0 while none is taken.',
  });
  const open = addGauge(registry, {
    name: 'open_attempts',
    help: 'Attempts whose outcome is not known yet.',
    labels: ['state'],
  });
  const stuck = addGauge(registry, {
    name: 'open_attempts_without_credentials',
    help: 'Those of them that this page can no longer settle by itself.',
  });
  const oldest = addGauge(registry, {
    name: 'oldest_open_attempt_seconds',
    help: 'The age of the oldest of them by the clock of this process, 0 where there is none.',
  });
  return async () => {
    const attempts = await getLedger().listOpenAttempts();
    up.set(attempts.ok && getLedger().canWrite() !== false ? 1 : 0);
    if (!attempts.ok) return;
    for (const state of OPEN_STATES) {
      open.set({ state }, attempts.value.filter(({ attempt }) => attempt.state === state).length);
    }
    stuck.set(attempts.value.filter(({ credentials }) => !credentials).length);
    const first = attempts.value[0]?.attempt.submittedAt;
    oldest.set(first ? Math.max(0, (Date.now() - Date.parse(first)) / 1000) : 0);
  };
}

/** How this process gets on with connectFi. `instrumentation.ts` puts it here. */
export const sharedGetUpstreamHealth = processWide<() => UpstreamHealth>('getUpstreamHealth');

const BREAKER_STATES = ['closed', 'halfOpen', 'open'] as const;
const KINDS = ['reads', 'payments'] as const;

/** Adds what tells of connectFi as this process sees it; gives what measures it. */
export function addUpstreamGauges(registry: Registry): () => void {
  const breaker = addGauge(registry, {
    name: 'connectfi_breaker',
    help: 'The state of the breaker before connectFi: 1 for the one that it is in.',
    labels: ['state'],
  });
  const calls = addGauge(registry, {
    name: 'connectfi_calls',
    help: 'Calls of connectFi in flight and waiting for a place.',
    labels: ['kind', 'place'],
  });
  const shed = addGauge(registry, {
    name: 'connectfi_calls_not_made',
    help: 'Calls since the start that were not made, for want of a place or of a connectFi.',
    labels: ['kind'],
  });
  const offset = addGauge(registry, {
    name: 'clock_offset_seconds',
    help: 'How far the clock of this machine is ahead of connectFi’s, by its last answer.',
  });
  return () => {
    const health = sharedGetUpstreamHealth.value?.();
    if (!health) return;
    for (const state of BREAKER_STATES) breaker.set({ state }, state === health.breaker ? 1 : 0);
    if (health.clockOffsetInSeconds !== undefined) offset.set(health.clockOffsetInSeconds);
    for (const kind of KINDS) {
      calls.set({ kind, place: 'in flight' }, health[kind].inFlight);
      calls.set({ kind, place: 'waiting' }, health[kind].waiting);
      shed.set({ kind }, health[kind].shed);
    }
  };
}

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
