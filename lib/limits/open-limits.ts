import { isLoopback } from '#lib/env/variables.ts';
import type { Env } from '#lib/env.ts';
import { log } from '#lib/log/log.ts';
import { createRareLines } from '#lib/log/log-rarely.ts';
import { type Counter, createOwnCounter } from './counter.ts';
import { countsByAddress, LIMITS, type LimitName, type Limits } from './limits.ts';
import { getNetwork, getSiteNetwork, maskAddress } from './network.ts';
import { openSharedStore, type SharedStore } from './shared-store.ts';

type LimitsEnv = Pick<Env, 'rateLimitFactor'> & {
  readonly redisUrl?: string | undefined;
  /** Whether customers can be told apart by their addresses. */
  readonly knowsAddresses: boolean;
  /** Of the store, if it is to be another than the usual one. */
  readonly deadlineInMs?: number;
};

/** Opens the limits that the variables ask for. A store that does not answer is no reason not to start. */
export function openLimits(env: LimitsEnv): Limits {
  const { redisUrl, rateLimitFactor, deadlineInMs, knowsAddresses } = env;
  const store = redisUrl === undefined ? undefined : openSharedStore(redisUrl, deadlineInMs);
  const counters = new Map<string, ReturnType<typeof openCounter>>();
  const refusals = recordRefusals();
  const ask = async (how: 'take' | 'look', name: LimitName, key: string) => {
    if (countsByAddress(name) && !knowsAddresses) return undefined;
    const refusal = await count(how, name, key);
    if (refusal) refusals.add(name, key);
    return refusal;
  };
  const count = async (how: 'take' | 'look', name: LimitName, key: string) => {
    if (!countsByAddress(name)) return getCounter(name, name, 1)[how](key);
    const site = getSiteNetwork(key);
    const refusal = await getCounter(name, name, 1)[how](getNetwork(key));
    if (refusal || !site) return refusal;
    return getCounter(name, `${name} of a site`, ROOM_OF_A_SITE)[how](site);
  };
  const getCounter = (name: LimitName, id: string, room: number) => {
    const factor = rateLimitFactor * room;
    const counter = counters.get(id) ?? openCounter(name, { id, store, factor });
    counters.set(id, counter);
    return counter;
  };
  return {
    take: (name, key) => ask('take', name, key),
    look: (name, key) => ask('look', name, key),
    refusals: refusals.totals,
    isShared: () => store?.isUp(),
    close: () => store?.close(),
  };
}

/** It may be a mobile carrier, with very many customers behind it. */
const ROOM_OF_A_SITE = 10;

type CounterOptions = {
  readonly id: string;
  readonly store: SharedStore | undefined;
  readonly factor: number;
};

function openCounter(name: LimitName, { id, store, factor }: CounterOptions) {
  const { durationInSeconds, ...limit } = LIMITS[name];
  const points = limit.points * factor;
  if (!store) return createOwnCounter({ points, durationInSeconds });
  return createDoubleCounter(
    store.createCounter({ name: id, points, durationInSeconds }),
    createOwnCounter({ points: limit.pointsWithoutStore * factor, durationInSeconds }),
  );
}

/** Counts with everybody as long as that can be done, and else alone. Of failures the store has told. */
function createDoubleCounter(shared: Counter, own: Counter): Counter {
  return {
    take: (key) => shared.take(key).catch(() => own.take(key)),
    look: (key) => shared.look(key).catch(() => own.look(key)),
  };
}

/** Counts what was refused, and tells of it in the log, at most once a minute for each limit. */
function recordRefusals() {
  const totals = new Map<LimitName, number>();
  const tell = createRareLines<LimitName, string | undefined>((limit, refused, from) =>
    log.warn({ limit, refused, from }, 'a rate limit has refused'),
  );
  return {
    totals: totals as ReadonlyMap<LimitName, number>,
    add(limit: LimitName, key: string) {
      totals.set(limit, (totals.get(limit) ?? 0) + 1);
      tell(limit, countsByAddress(limit) ? maskAddress(key) : undefined);
    },
  };
}

/**
 * Says at the start that networks, ids of sessions and a password travel to the store of the rate limits in
 * the clear. No reason not to start: the network between may be encrypted by other means.
 */
export function warnOfPlainStore(redisUrl: string | undefined): void {
  if (!redisUrl) return;
  const { protocol, hostname } = new URL(redisUrl);
  if (protocol === 'rediss:' || isLoopback(hostname)) return;
  log.warn('REDIS_URL asks for no TLS: begin it with rediss://');
}
