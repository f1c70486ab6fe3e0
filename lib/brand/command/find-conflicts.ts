import type { Brand } from '../brand.ts';

const MATCHES = [
  ['hosts', 'host'],
  ['merchantIds', 'merchant id'],
  ['merchantReferences', 'merchant reference'],
  ['aggregatorIds', 'aggregator id'],
] as const;

/** Says which hosts and ids more than one brand claims: only one of them can have it. */
export function findConflicts(brands: readonly Brand[]): string[] {
  return MATCHES.flatMap(([member, noun]) => {
    const claims = new Map<string, Set<string>>();
    for (const { id, settings } of brands) {
      for (const key of settings.match?.[member] ?? []) {
        claims.set(key, (claims.get(key) ?? new Set()).add(id));
      }
    }
    return Array.from(claims)
      .filter(([, ids]) => ids.size > 1)
      .map(([key, ids]) => `${noun} ${key}: ${[...ids].join(', ')}`);
  });
}
