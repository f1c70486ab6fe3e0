import type { Env } from '#lib/env.ts';
import { createDoubleCounter } from './double-counter.ts';
import type { Limits } from './limits.ts';
import { LIMITS, type LimitName } from './limits-table.ts';
import { getNetwork } from './network.ts';
import { createOwnCounter } from './own-counter.ts';
import { recordRefusals } from './record-refusals.ts';
import { openSharedStore, type SharedStore } from './shared-store.ts';

type LimitsEnv = Pick<Env, 'redisUrl' | 'rateLimitFactor'> & {
  /** Whether customers can be told apart by their addresses. */
  readonly knowsAddresses: boolean;
  /** Of the store, if it is to be another than the usual one. */
  readonly deadlineInMs?: number;
};

/** Opens the limits that the variables ask for. A store that does not answer is no reason not to start. */
export function openLimits(env: LimitsEnv): Limits {
  const { redisUrl, rateLimitFactor, deadlineInMs, knowsAddresses } = env;
  const store = redisUrl === undefined ? undefined : openSharedStore(redisUrl, deadlineInMs);
  const counters = new Map<LimitName, ReturnType<typeof openCounter>>();
  const refusals = recordRefusals();
  const ask = async (how: 'take' | 'look', name: LimitName, key: string) => {
    if (LIMITS[name].countsBy === 'address' && !knowsAddresses) return undefined;
    const counter = counters.get(name) ?? openCounter(name, { store, factor: rateLimitFactor });
    counters.set(name, counter);
    const counted = LIMITS[name].countsBy === 'address' ? getNetwork(key) : key;
    const refusal = await counter[how](counted);
    if (refusal) refusals.add(name, key);
    return refusal;
  };
  return {
    take: (name, key) => ask('take', name, key),
    look: (name, key) => ask('look', name, key),
    refusals: refusals.totals,
    isShared: () => store?.isUp(),
    close: () => store?.close(),
  };
}

type Means = { readonly store: SharedStore | undefined; readonly factor: number };

function openCounter(name: LimitName, { store, factor }: Means) {
  const { durationInSeconds, ...limit } = LIMITS[name];
  const points = limit.points * factor;
  if (!store) return createOwnCounter({ points, durationInSeconds });
  return createDoubleCounter(
    store.createCounter({ name, points, durationInSeconds }),
    createOwnCounter({ points: limit.pointsWithoutStore * factor, durationInSeconds }),
  );
}
