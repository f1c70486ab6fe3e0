import 'server-only';
import { fail, type Result } from '#lib/result.ts';
import { type Call, startDeadline } from '../transport/call.ts';
import type { ConnectfiFailure } from '../transport/failure.ts';
import type { Lane } from './lane.ts';
import { getUpstream, type Upstream } from './upstream.ts';

type Outcome<Value> = Result<Value, ConnectfiFailure>;

/** The share of a call's own deadline that it may wait for its turn. */
const LONGEST_WAIT_SHARE = 1 / 4;
/** By then a crowd has dispersed, or connectFi has been found to be down. */
const RETRY_AFTER_CROWD_IN_SECONDS = 10;

/**
 * Makes a call where connectFi is not down and there is a place for it: docs/decisions/0014. Otherwise
 * fails at once or after a short wait, and then it is certain that nothing was sent. `make` is told how
 * to find out whether a second try may follow.
 */
export async function guardCall<Value>(
  call: Call,
  make: (canTryAgain: () => boolean) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const upstream = getUpstream();
  const { breaker } = upstream;
  const lane = chooseLane(call, upstream);
  if (breaker.isShut()) return holdBack(upstream, lane);
  const { operation, isRepeatable, deadlineInMs } = call;
  const patience = startDeadline(Math.min(lane.longestWaitInMs, deadlineInMs * LONGEST_WAIT_SHARE));
  const { signal } = patience;
  const leave = await lane.take({ operation, isFirst: !isRepeatable, patience: signal });
  if (!leave) return turnAway(call);
  try {
    const canTryAgain = () => breaker.getState() === 'closed';
    const outcome = await breaker.pass(call, signal, () => make(canTryAgain));
    return outcome ?? holdBack(upstream, lane);
  } finally {
    leave();
    patience.clear();
  }
}

/** What cannot be repeated is always part of a payment: connecting the bank, and the payment itself. */
function chooseLane(call: Call, { reads, payments, files }: Upstream): Lane {
  if (call.operation === 'openInvoiceFile') return files;
  return !call.isRepeatable || call.purpose === 'paying' ? payments : reads;
}

function holdBack({ breaker }: Upstream, lane: Lane): Outcome<never> {
  lane.countHeldBack();
  return fail({ kind: 'notSent', retryAfterInSeconds: breaker.getRetryAfterInSeconds() });
}

/** `busy` would count as connectFi's own refusal of a payment. */
function turnAway({ isRepeatable }: Call): Outcome<never> {
  const retryAfterInSeconds = RETRY_AFTER_CROWD_IN_SECONDS;
  return fail(
    isRepeatable
      ? { kind: 'busy', isShed: true, retryAfterInSeconds }
      : { kind: 'notSent', retryAfterInSeconds },
  );
}
