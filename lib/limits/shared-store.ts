import { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { log } from '#lib/log/log.ts';
import { type Counter, createCounter } from './counter.ts';

/** No answer of ours waits longer for the store. It takes less than a millisecond where it is well. */
const DEADLINE_IN_MS = 250;
const FIRST_PAUSE_IN_MS = 1_000;
const LONGEST_PAUSE_IN_MS = 5_000;

type StoredLimit = {
  /** Part of its keys. */
  readonly name: string;
  readonly points: number;
  readonly durationInSeconds: number;
};

/** A Redis or Valkey that counts for every process of the page. */
export type SharedStore = ReturnType<typeof openSharedStore>;

/**
 * Connects, and connects again for ever. One answer that comes too late, or refuses to count, costs the
 * connection, so that all others go on without the store until it has counted in time again.
 */
export function openSharedStore(url: string, deadlineInMs = DEADLINE_IN_MS) {
  const client = new Redis(url, {
    connectTimeout: FIRST_PAUSE_IN_MS,
    // A server that is stuck does not close its end.
    disconnectTimeout: FIRST_PAUSE_IN_MS,
    commandTimeout: deadlineInMs,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (tries) => Math.min(tries * FIRST_PAUSE_IN_MS, LONGEST_PAUSE_IN_MS),
    // All that is asked is numbers: every server speaks the old protocol.
    protocol: 2,
    disableClientInfo: true,
  });
  const outage = watchOutage();
  const onClose = () => outage.begin('the connection was closed');
  client.on('error', outage.begin);
  client.on('close', onClose);
  client.on('ready', () => void tryOut());

  const isUp = () => client.status === 'ready' && !outage.isOn();
  function drop(error: unknown): void {
    // Of many that were waiting, the first one.
    if (client.status === 'ready') client.disconnect(true);
    outage.begin(error);
  }
  const trial = createRedisCounter(client, { name: 'trial', points: 1, durationInSeconds: 1 });
  /** Who takes a connection may still refuse to count: without memory, as a replica, or without the right. */
  async function tryOut(): Promise<void> {
    try {
      await trial.take('');
      outage.end();
    } catch (error) {
      drop(error);
    }
  }
  async function watch<Value>(work: () => Promise<Value>): Promise<Value> {
    // Without a word: also before the first connection, which is no outage.
    if (!isUp()) throw new Error('The store is not connected');
    try {
      return await work();
    } catch (error) {
      drop(error);
      throw error;
    }
  }
  return {
    /** Rejects at once while the store is down, and within the deadline when it is slow. */
    createCounter(limit: StoredLimit): Counter {
      const counter = createRedisCounter(client, limit);
      return {
        take: (key) => watch(() => counter.take(key)),
        look: (key) => watch(() => counter.look(key)),
      };
    },
    isUp,
    close: () => {
      client.off('close', onClose);
      client.disconnect();
    },
  };
}

function createRedisCounter(
  storeClient: Redis,
  { name, points, durationInSeconds }: StoredLimit,
): Counter {
  return createCounter(
    new RateLimiterRedis({
      storeClient,
      points,
      duration: durationInSeconds,
      keyPrefix: `payment-page:limit:${name}`,
    }),
  );
}

/** One line when it begins and one when it ends. Of the error the message alone: more of it holds keys. */
function watchOutage() {
  let isDown = false;
  return {
    isOn: () => isDown,
    begin(error: unknown) {
      if (isDown) return;
      isDown = true;
      const reason = error instanceof Error ? error.message : String(error);
      log.warn({ reason }, 'the store of the rate limits is down: each process counts for itself');
    },
    end() {
      if (isDown) log.warn('the store of the rate limits is back');
      isDown = false;
    },
  };
}
