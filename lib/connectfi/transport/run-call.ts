import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import type { Result } from '#lib/result.ts';
import { guardCall } from '../overload/guard-call.ts';
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
