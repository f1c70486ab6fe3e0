import 'server-only';
import { getEnv } from '#lib/env.ts';
import { log } from '#lib/log/log.ts';
import { processWide } from '#lib/process-wide.ts';
import { type ClockWatch, createClockWatch } from '../transport/clock-watch.ts';
import { type Breaker, type BreakerRule, type BreakerState, createBreaker } from './breaker.ts';
import { createLane, type Lane, type LaneName, type LaneRule } from './lane.ts';

/** What stands between us and one connectFi. */
export type Upstream = { readonly breaker: Breaker; readonly clock: ClockWatch } & Readonly<
  Record<LaneName, Lane>
>;

type UpstreamRules = {
  readonly breaker: Omit<BreakerRule, 'onChange'>;
} & Readonly<Record<LaneName, LaneRule>>;

type SomeRules = Partial<Record<LaneName, LaneRule>> & {
  readonly breaker?: Partial<UpstreamRules['breaker']>;
};

const RULES: UpstreamRules = {
  breaker: {
    // Long enough to be sure, and short enough that the calls before an outage do not hide it for long.
    windowInMs: 10_000,
    // Two calls a second: where fewer customers come, each may wait for their own deadline.
    minCalls: 20,
    maxFailedShare: 0.5,
    // One call every five seconds burdens nobody, and customers need not wait much longer than connectFi.
    pauseInMs: 5_000,
    now: () => performance.now(),
  },
  // A page that is not there after a second in the queue would take too long with its calls, too.
  reads: { max: 64, maxOfOne: 32, maxWaiting: 128, longestWaitInMs: 1_000 },
  // Who has pressed "pay" expects half a minute, but wants to know early that nothing has begun.
  payments: { max: 64, maxOfOne: 32, maxWaiting: 64, longestWaitInMs: 2_000 },
  // Their own pool of connections is their limit, since a file takes one for as long as it is read.
  files: { max: Infinity, maxOfOne: Infinity, maxWaiting: 0, longestWaitInMs: 1_000 },
};

/** As many connections as calls may be in flight: none waits for one unseen. */
export const MAX_CALLS_IN_FLIGHT = RULES.reads.max + RULES.payments.max;

export const sharedConnectfiUpstreams = processWide<Map<string, Upstream>>('connectfiUpstreams');

/** The one of the connectFi that we call. */
export function getUpstream(): Upstream {
  const { origin } = getAddress();
  sharedConnectfiUpstreams.value ??= new Map();
  const upstream = sharedConnectfiUpstreams.value.get(origin) ?? createUpstream();
  sharedConnectfiUpstreams.value.set(origin, upstream);
  return upstream;
}

/** With the usual rules, but for those that are given. */
export function createUpstream({ breaker, ...lanesGiven }: SomeRules = {}): Upstream {
  const rules = { ...RULES, ...lanesGiven, breaker: { ...RULES.breaker, ...breaker } };
  const lanes = {
    reads: createLane('reads', rules.reads),
    payments: createLane('payments', rules.payments),
    files: createLane('files', rules.files),
  };
  const countShed = () =>
    Object.values(lanes).reduce((total, lane) => total + lane.count().shed, 0);
  const onChange = (breaker: BreakerState) =>
    LOG_CHANGE[breaker]({ breaker, shedCalls: countShed() });
  const clock = createClockWatch();
  return { ...lanes, clock, breaker: createBreaker({ ...rules.breaker, onChange }) };
}

type ChangeLine = (fields: { breaker: BreakerState; shedCalls: number }) => void;

/** One line a change, however many calls it holds back. `shedCalls` counts since the process began. */
const LOG_CHANGE: Readonly<Record<BreakerState, ChangeLine>> = {
  open: (fields) => log.warn(fields, 'connectFi is down: no call is made for a while'),
  halfOpen: (fields) => log.info(fields, 'one call tries whether connectFi is back'),
  closed: (fields) => log.info(fields, 'connectFi is back: calls are made again'),
};

/** Calls of customers under way beyond which nothing is asked that nobody waits for. */
const MOST_READS_BESIDE = 16;

/** Whether reads that nobody waits for take no place from a customer. Never the probe of a breaker that is open. */
export function hasRoomForBackground(): boolean {
  const { breaker, reads } = getUpstream();
  const { inFlight, waiting } = reads.count();
  return breaker.getState() === 'closed' && waiting === 0 && inFlight < MOST_READS_BESIDE;
}

/** How this process gets on with connectFi. Local and cheap: asks nobody. */
export function getUpstreamHealth() {
  const { breaker, reads, payments, clock } = getUpstream();
  return {
    breaker: breaker.getState(),
    reads: reads.count(),
    payments: payments.count(),
    /** How far our clock is ahead of connectFi's. Nothing before its first answer. */
    clockOffsetInSeconds: clock.getOffsetInSeconds(),
    /** Whether they differ so much that no payment is taken. */
    isClockWrong: clock.isWrong(),
  };
}

type Address = { readonly baseUrl: string; readonly origin: string; readonly prefix: string };

let known: Address | undefined;

/** Where connectFi is, read once: every call asks several times. */
export function getAddress(): Address {
  const baseUrl = getEnv().connectfiBaseUrl;
  if (known?.baseUrl === baseUrl) return known;
  const { origin, pathname } = new URL(baseUrl);
  known = { baseUrl, origin, prefix: pathname.replace(/\/$/, '') };
  return known;
}
