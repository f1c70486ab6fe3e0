import type { Registry } from 'prom-client';
import type { UpstreamHealth } from '#lib/connectfi/overload/upstream.ts';
import { processWide } from '#lib/process-wide.ts';
import { addGauge } from './add-gauge.ts';

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
