import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { log } from '#lib/log/log.ts';
import { getTrace } from '#lib/log/trace.ts';
import { sharedMeters } from '#lib/metrics/meters.ts';
import type { Result } from '#lib/result.ts';
import { sharedTracer } from '#lib/tracing/tracer.ts';
import { guardCall } from '../overload/guard-call.ts';
import { type Call, type Deadline, startDeadline, type Try } from './call.ts';
import type { ConnectfiFailure } from './failure.ts';

const MAX_TRIES = 2;
const PAUSE_IN_MS = { shortest: 50, longest: 250 };
/** A second try with less time than this would only make the customer wait. */
const SHORTEST_TRY_IN_MS = 200;
/** What a gateway says while the system behind it is being replaced or is overloaded for a moment. */
const PASSING_STATUSES = new Set([502, 503, 504]);

/** How a call is tried: once, unless it may be repeated. */
type TryOnce<Value> = (signal: AbortSignal) => Promise<Try<Value>>;

/**
 * Runs a call within its one deadline, which covers the wait for its turn: a repeatable one gets a second
 * try, after a random pause, where no connection was made, the connection was lost, or a gateway said
 * 502, 503 or 504. A 429 and a deadline that has passed are not tried again, and nothing is while
 * connectFi is down. Writes the one line of the log, unless the call was not made.
 */
export async function runCall<Value>(
  call: Call,
  tryOnce: TryOnce<Value>,
): Promise<Result<Value, ConnectfiFailure>> {
  const deadline = startDeadline(call.deadlineInMs);
  const result = await guardCall(call, async (canTryAgain) => {
    const startedAt = performance.now();
    const { last, tries } = await makeTries(call, tryOnce, { deadline, canTryAgain });
    logCall(call, last, { durationInMs: Math.round(performance.now() - startedAt), tries });
    return last.result;
  });
  deadline.clear();
  return result;
}

type Limits = { readonly deadline: Deadline; readonly canTryAgain: () => boolean };

async function makeTries<Value>(
  { isRepeatable }: Call,
  tryOnce: TryOnce<Value>,
  { deadline, canTryAgain }: Limits,
) {
  const mayRepeat = async (last: Try<Value>) =>
    isRepeatable && isPassing(last) && canTryAgain() && (await pause(deadline)) && canTryAgain();
  let tries = 1;
  let last = await tryOnce(deadline.signal);
  while (tries < MAX_TRIES && (await mayRepeat(last))) {
    tries += 1;
    last = await tryOnce(deadline.signal);
  }
  return { last, tries };
}

function isPassing({ result, status = 0 }: Try<unknown>): boolean {
  if (result.ok) return false;
  const { kind } = result.failure;
  if (kind === 'unavailable') return PASSING_STATUSES.has(status);
  return kind === 'notSent' || kind === 'noAnswer';
}

/**
 * Waits a random while, so that many customers do not come back at once. False where there is no time,
 * as after an answer that did not come before the deadline.
 */
async function pause(deadline: Deadline): Promise<boolean> {
  const { shortest, longest } = PAUSE_IN_MS;
  const lengthInMs = shortest + Math.random() * (longest - shortest);
  if (deadline.remainingInMs() < lengthInMs + SHORTEST_TRY_IN_MS) return false;
  await wait(lengthInMs);
  return true;
}

/** What is ordinary business and not trouble of connectFi's or ours. */
const ORDINARY_OUTCOMES = new Set(['ok', 'refused', 'unauthorized']);

/** One line a call, which is counted as well. Never a body, an id in a path, or a token. */
function logCall(
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
