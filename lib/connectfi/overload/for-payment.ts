import { AsyncLocalStorage } from 'node:async_hooks';

declare global {
  var connectfiForPayment: AsyncLocalStorage<true> | undefined;
}

/** On `globalThis`, since Next does not share modules between pages, handlers and the proxy. */
function getStorage(): AsyncLocalStorage<true> {
  globalThis.connectfiForPayment ??= new AsyncLocalStorage<true>();
  return globalThis.connectfiForPayment;
}

/**
 * Runs what belongs to a payment that a customer has begun, connecting the bank included: its reads have
 * places of their own, which no crowd of other reads can take.
 */
export function runForPayment<Value>(work: () => Promise<Value>): Promise<Value> {
  return getStorage().run(true, work);
}

export function isForPayment(): boolean {
  return getStorage().getStore() === true;
}
