import { log } from '#lib/log.ts';
import { LIMITS, type LimitName } from './limits-table.ts';
import { maskAddress } from './network.ts';

const QUIET_IN_MS = 60_000;

/** Counts what was refused, and tells of it in the log, at most once a minute for each limit. */
export function recordRefusals() {
  const totals = new Map<LimitName, number>();
  const told = new Map<LimitName, { readonly total: number; readonly atInMs: number }>();
  return {
    totals: totals as ReadonlyMap<LimitName, number>,
    add(limit: LimitName, key: string) {
      const total = (totals.get(limit) ?? 0) + 1;
      totals.set(limit, total);
      const last = told.get(limit);
      if (last && Date.now() - last.atInMs < QUIET_IN_MS) return;
      told.set(limit, { total, atInMs: Date.now() });
      const from = LIMITS[limit].countsBy === 'address' ? maskAddress(key) : undefined;
      log.warn({ limit, refused: total - (last?.total ?? 0), from }, 'a rate limit has refused');
    },
  };
}
