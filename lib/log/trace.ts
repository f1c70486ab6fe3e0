import { requestStorage } from '#lib/request-storage.ts';
import { createShortNumber } from '#lib/short-number.ts';
import type { SpanContext } from '#lib/tracing/tracer.ts';

/** What every log line that is written while a request is answered may say of it. */
export type Trace = {
  /**
   * Ours for each request, never taken from the visitor. Answers carry it as `X-Request-Id`, and whatever tells
   * a customer of trouble as the reference that they can give to a help desk.
   */
  readonly traceId: string;
  /** connectFi's id of the bill that the request is about, once that is known. */
  transactionId?: string;
  /** OpenTelemetry's, where the request is traced. */
  readonly span?: SpanContext | undefined;
  readonly clientAddress: string;
  /** The `traceId` of the page that asks, as it says: good for finding lines, and for nothing else. */
  readonly page?: string | undefined;
};

const getTraces = requestStorage<Trace>('traces');

/** Runs the handling of one request so that all that it logs can be found together. */
export function runWithTrace<Value>(trace: Trace, work: () => Value): Value {
  return getTraces().run(trace, work);
}

/** The same for work about one bill that no request asked for. */
export function runAboutTransaction<Value>(transactionId: string, work: () => Value): Value {
  return runWithTrace({ traceId: createShortNumber(), clientAddress: '', transactionId }, work);
}

/** The trace of the request that is being answered; none in work that nobody waits for. */
export function getTrace(): Trace | undefined {
  return getTraces().getStore();
}

/** Runs what is about no single request. */
export function runWithoutTrace<Value>(work: () => Value): Value {
  return getTraces().exit(work);
}

/** Lets every further line about this request say which bill it is about. */
export function nameTransaction(transactionId: string): void {
  const trace = getTrace();
  if (trace) trace.transactionId = transactionId;
}
