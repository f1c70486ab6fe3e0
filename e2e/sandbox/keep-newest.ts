/**
 * Forgets the oldest records, the first of the map or set, where there are more than `most`. For what anybody can
 * have made who reaches the sandbox: customers need no token.
 */
export function keepNewest<Key>(records: Map<Key, unknown> | Set<Key>, most: number): void {
  for (const key of records.keys()) {
    if (records.size <= most) return;
    records.delete(key);
  }
}
