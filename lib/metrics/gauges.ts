import { readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { Registry } from 'prom-client';
import { z } from 'zod';
import type { getUpstreamHealth } from '#lib/connectfi/overload/upstream.ts';
import { ATTEMPT_STATES, isOpen } from '#lib/domain/attempt.ts';
import type { Env } from '#lib/env.ts';
import { sharedProxyWatch } from '#lib/http/read-client-address.ts';
import { getLedger } from '#lib/ledger/ledger.ts';
import { LIMIT_NAMES, sharedLimits } from '#lib/limits/limits.ts';
import { processWide } from '#lib/process-wide.ts';
import { addCounter, addGauge } from './add-metric.ts';

const OPEN_STATES = ATTEMPT_STATES.filter(isOpen);

/** Adds what tells of attempts whose outcome is not known; gives what measures them. */
export function addLedgerGauges(registry: Registry): () => Promise<void> {
  const up = addGauge(registry, 'ledger_up');
  const open = addGauge(registry, 'open_attempts', 'state');
  const stuck = addGauge(registry, 'open_attempts_without_credentials');
  const oldest = addGauge(registry, 'oldest_open_attempt_seconds');
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
export const sharedGetUpstreamHealth = processWide<typeof getUpstreamHealth>('getUpstreamHealth');

const BREAKER_STATES = ['closed', 'halfOpen', 'open'] as const;
const KINDS = ['reads', 'payments'] as const;

/** Adds what tells of connectFi as this process sees it; gives what measures it. */
export function addUpstreamGauges(registry: Registry): () => void {
  const breaker = addGauge(registry, 'connectfi_breaker', 'state');
  const calls = addGauge(registry, 'connectfi_calls', 'kind', 'place');
  const shed = addGauge(registry, 'connectfi_calls_not_made', 'kind');
  const offset = addGauge(registry, 'clock_offset_seconds');
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
  const limited = addCounter(registry, 'limited_total', 'limit');
  const shared = addGauge(registry, 'limits_shared');
  const proxyUnknown = addGauge(registry, 'proxy_unknown');
  return () => {
    limited.reset();
    for (const limit of LIMIT_NAMES) {
      limited.inc({ limit }, sharedLimits.value?.refusals.get(limit) ?? 0);
    }
    proxyUnknown.set(sharedProxyWatch.value?.isProxyUnknown() ? 1 : 0);
    shared.set(sharedLimits.value?.isShared() ? 1 : 0);
  };
}

/** What this process is made of, and how it does just now. */
export type Machine = {
  readonly ledger: Env['ledger'];
  /** The id of the build. */
  readonly build: string | undefined;
  /** How many requests are being answered. */
  readonly countWork: () => number;
  /** The ids of the brands that are not in order. */
  readonly listBrandsNotInOrder: () => readonly string[];
};

const packageSchema = z.object({ version: z.string() });

/** Adds what tells of this process and its disk; gives what measures them. */
export function addMachineGauges(registry: Registry, machine: Machine): () => Promise<void> {
  addGauge(registry, 'build_info', 'version', 'build', 'node').set(
    { version: readVersion(), build: machine.build ?? '', node: process.versions.node },
    1,
  );
  const inFlight = addGauge(registry, 'requests_in_flight');
  const brands = addGauge(registry, 'brands_not_in_order');
  const { ledger } = machine;
  const free = ledger.kind === 'sqlite' && addGauge(registry, 'disk_free_bytes');
  return async () => {
    inFlight.set(machine.countWork());
    brands.set(machine.listBrandsNotInOrder().length);
    if (free) free.set(await readFreeBytes(ledger.folder));
  };
}

function readVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return packageSchema.parse(JSON.parse(text)).version;
}

/** A folder that has gone has no room. */
async function readFreeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return 0;
  }
}
