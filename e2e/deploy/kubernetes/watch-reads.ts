export type WatchedReads = {
  /** A copy that notes what is read of it. */
  readonly watched: unknown;
  /** The paths of all members that nobody has read yet: `/spec/replicas`. */
  readonly unread: ReadonlySet<string>;
};

/** Tells which members of a document somebody looks at. */
export function watchReads(document: unknown): WatchedReads {
  const unread = new Set<string>();
  const watch = (value: unknown, path: string): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const copy: object = Array.isArray(value) ? [] : {};
    for (const [key, member] of Object.entries(value)) {
      unread.add(`${path}/${key}`);
      Reflect.set(copy, key, watch(member, `${path}/${key}`));
    }
    return new Proxy(copy, {
      get(target, key, receiver) {
        unread.delete(`${path}/${String(key)}`);
        return Reflect.get(target, key, receiver);
      },
    });
  };
  return { watched: watch(document, ''), unread };
}
