import { AsyncLocalStorage } from 'node:async_hooks';
import { processWide } from './process-wide.ts';

/**
 * Something that each request carries while it is answered: one store for the server and for Next's bundles, which do
 * not share modules. A name stands for one type.
 */
export function requestStorage<Value>(name: string): () => AsyncLocalStorage<Value> {
  const shared = processWide<AsyncLocalStorage<Value>>(name);
  return () => {
    shared.value ??= new AsyncLocalStorage<Value>();
    return shared.value;
  };
}
