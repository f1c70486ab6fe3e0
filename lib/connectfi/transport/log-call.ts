import { log } from '#lib/log/log.ts';
import { getTrace } from '#lib/log/trace.ts';
import { sharedMeters } from '#lib/metrics/meters.ts';
import { sharedTracer } from '#lib/tracing/tracer.ts';
import type { Call, Try } from './call.ts';

/** What is ordinary business and not trouble of connectFi's or ours. */
const ORDINARY_OUTCOMES = new Set(['ok', 'refused', 'unauthorized']);

/** One line a call, which is counted as well. Never a body, an id in a path, or a token. */
export function logCall(
  call: Call,
  { result, status, requestId, errorCode }: Try<unknown>,
  { durationInMs, tries }: { durationInMs: number; tries: number },
): void {
  const outcome = result.ok ? 'ok' : result.failure.kind;
  sharedMeters.value?.noteCall(call.operation, outcome, durationInMs);
  traceCall(call, { outcome, status, durationInMs });
  const level = ORDINARY_OUTCOMES.has(outcome) ? 'info' : 'warn';
  log[level](
    {
      operation: call.operation,
      path: call.path,
      status,
      durationInMs,
      tries,
      requestId,
      outcome,
      code: !result.ok && result.failure.kind === 'refused' ? result.failure.code : undefined,
      errorCode,
    },
    'connectFi was called',
  );
}

type Ended = {
  readonly outcome: string;
  readonly status: number | undefined;
  readonly durationInMs: number;
};

/** What no customer's request has asked for is not traced. */
function traceCall(call: Call, { outcome, status, durationInMs }: Ended): void {
  const span = getTrace()?.span;
  if (!span) return;
  sharedTracer.value?.note(span, {
    name: call.operation,
    kind: 'client',
    durationInMs,
    attributes: {
      'http.request.method': call.method,
      'url.template': call.path,
      'http.response.status_code': status,
      'payment_page.outcome': outcome,
    },
    hasFailed: !ORDINARY_OUTCOMES.has(outcome),
  });
}
