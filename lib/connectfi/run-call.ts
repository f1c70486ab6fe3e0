import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import type { Result } from '#lib/result.ts';
import type { Call, Try } from './call.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import type { ConnectfiFailure } from './failure.ts';
import { logCall } from './log-call.ts';

const MAX_TRIES = 2;
const PAUSE_IN_MS = { shortest: 50, longest: 250 };
/** A second try with less time than this would only make the customer wait. */
const SHORTEST_TRY_IN_MS = 200;
/** What a gateway says while the system behind it is being replaced or is overloaded for a moment. */
const PASSING_STATUSES = new Set([502, 503, 504]);

/**
 * Runs a call within its one deadline: a repeatable one gets a second try, after a random pause, where
 * no connection was made, the connection was lost, or a gateway said 502, 503 or 504. A 429 and a
 * deadline that has passed are not tried again. Writes the one line of the log.
 */
export async function runCall<Value>(
  call: Call,
  tryOnce: (signal: AbortSignal) => Promise<Try<Value>>,
): Promise<Result<Value, ConnectfiFailure>> {
  const startedAt = performance.now();
  const deadline = startDeadline(call.deadlineInMs);
  let tries = 1;
  let last = await tryOnce(deadline.signal);
  while (tries < MAX_TRIES && call.isRepeatable && isPassing(last) && (await pause(deadline))) {
    tries += 1;
    last = await tryOnce(deadline.signal);
  }
  deadline.clear();
  logCall(call, last, { durationInMs: Math.round(performance.now() - startedAt), tries });
  return last.result;
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
