/** One value of the whole process, until something is put there `undefined`. */
export type ProcessWide<Value> = { value: Value | undefined };

/**
 * Something that a process has once: a pool, the ledger, the brands. A variable of a module would not do, since
 * Next bundles pages and handlers apart, each with a copy of our modules, and our own server runs
 * beside them. This is the only place that uses `globalThis` for it. A name stands for one type. For
 * browsers as well, which keep the words of a page here.
 */
export function processWide<Value>(name: string): ProcessWide<Value> {
  const key = nameGlobally(name);
  return {
    get value() {
      return Reflect.get(globalThis, key);
    },
    set value(value) {
      Reflect.set(globalThis, key, value);
    },
  };
}

/** As what of `globalThis` a value of the whole process stands there. */
export function nameGlobally(name: string): string {
  return `paymentPage.${name}`;
}
