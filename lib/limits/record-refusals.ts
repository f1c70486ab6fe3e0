import { log } from '#lib/log/log.ts';
import { createRareLine } from '#lib/log/log-rarely.ts';
import { LIMITS, type LimitName } from './limits-table.ts';
import { maskAddress } from './network.ts';

/** Counts what was refused, and tells of it in the log, at most once a minute for each limit. */
export function recordRefusals() {
  const totals = new Map<LimitName, number>();
  const lines = new Map<LimitName, (from: string | undefined) => void>();
  return {
    totals: totals as ReadonlyMap<LimitName, number>,
    add(limit: LimitName, key: string) {
      totals.set(limit, (totals.get(limit) ?? 0) + 1);
      const write = lines.get(limit) ?? createLine(limit);
      lines.set(limit, write);
      write(LIMITS[limit].countsBy === 'address' ? maskAddress(key) : undefined);
    },
  };
}

function createLine(limit: LimitName) {
  return createRareLine<string | undefined>((refused, from) =>
    log.warn({ limit, refused, from }, 'a rate limit has refused'),
  );
}
