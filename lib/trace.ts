import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** What every log line that is written while a request is answered may say of it. */
export type Trace = {
  /** Ours for each request, never taken from the visitor. Answers carry it as `X-Request-Id`. */
  readonly traceId: string;
  readonly clientAddress: string;
};

declare global {
  var traces: AsyncLocalStorage<Trace> | undefined;
}

/** One store for the server and for Next's bundles, which do not share modules. */
function getTraces(): AsyncLocalStorage<Trace> {
  globalThis.traces ??= new AsyncLocalStorage<Trace>();
  return globalThis.traces;
}

/** Long enough to be the only one in years, and never a number that the log would mask as an account's. */
export function createTraceId(): string {
  return randomBytes(12).toString('hex');
}

/** Runs the handling of one request so that all that it logs can be found together. */
export function runWithTrace(trace: Trace, work: () => void): void {
  getTraces().run(trace, work);
}

/** The trace of the request that is being answered; none in work that nobody waits for. */
export function getTrace(): Trace | undefined {
  return getTraces().getStore();
}

/** Runs what is about no single request. */
export function runWithoutTrace<Value>(work: () => Value): Value {
  return getTraces().exit(work);
}
