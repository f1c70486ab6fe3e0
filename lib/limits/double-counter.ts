import type { Counter } from './counter.ts';

/** Counts with everybody as long as that can be done, and else alone. Of failures the store has told. */
export function createDoubleCounter(shared: Counter, own: Counter): Counter {
  return {
    take: (key) => shared.take(key).catch(() => own.take(key)),
    look: (key) => shared.look(key).catch(() => own.look(key)),
  };
}
