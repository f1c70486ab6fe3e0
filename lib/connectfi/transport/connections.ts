import 'server-only';
import { buildConnector, Client, type Dispatcher, Pool } from 'undici';
import { processWide } from '#lib/process-wide.ts';
import { getAddress, MAX_CALLS_IN_FLIGHT } from '../overload/upstream.ts';

/**
 * Deadlines are ours (`startDeadline`): undici must not have a second opinion. HTTP/1.1 alone: whether a
 * call has left is told by its connection, which only there belongs to one call at a time.
 */
const OPTIONS = { headersTimeout: 0, bodyTimeout: 0, pipelining: 1, allowH2: false } as const;
const CONNECT_TIMEOUT_IN_MS = 3_000;
const MAX_CONNECTIONS = { calls: MAX_CALLS_IN_FLIGHT, files: 40 };
const NOT_CONNECTED = 'NOT_CONNECTED';

export const sharedConnectfiPools = processWide<Map<string, Pool>>('connectfiPools');

export type Connection = {
  readonly dispatcher: Dispatcher;
  readonly isFresh: boolean;
  /** Whether it is certain that nothing was sent. */
  wasNeverMade(error: unknown): boolean;
  release(): void;
};

/**
 * A connection out of the pool of this process. Files have a pool of their own, so that slow readers of
 * attachments cannot hold up payments.
 */
export function openPooledConnection(purpose: 'calls' | 'files'): Connection {
  const { origin } = getAddress();
  sharedConnectfiPools.value ??= new Map();
  const key = `${purpose} ${origin}`;
  const pool =
    sharedConnectfiPools.value.get(key) ??
    new Pool(origin, { ...OPTIONS, connections: MAX_CONNECTIONS[purpose], connect: connector() });
  sharedConnectfiPools.value.set(key, pool);
  return { dispatcher: pool, isFresh: false, wasNeverMade: isNotConnected, release: () => {} };
}

/**
 * A connection for one call. It is made at most once: undici would make another for a request that is
 * still in its queue when the first is closed.
 */
export function openFreshConnection(): Connection {
  let hasBegun = false;
  let isMade = false;
  const connect = connector();
  const client = new Client(getAddress().origin, {
    ...OPTIONS,
    connect: (options, callback) => {
      if (hasBegun) return callback(new Error('the connection was closed'), null);
      hasBegun = true;
      connect(options, (...made) => {
        isMade = made[1] !== null;
        callback(...made);
      });
    },
  });
  return {
    dispatcher: client,
    isFresh: true,
    wasNeverMade: () => !isMade,
    release: () => void client.destroy().catch(() => {}),
  };
}

/** Marks every failure to connect (name, refusal, TLS, timeout), which comes before anything is sent. */
function connector(): buildConnector.connector {
  const connect = buildConnector({ timeout: CONNECT_TIMEOUT_IN_MS, allowH2: false });
  return (options, callback) =>
    connect(options, (...made) => {
      if (made[0] === null) return callback(...made);
      callback(
        Object.assign(new Error(NOT_CONNECTED, { cause: made[0] }), { code: NOT_CONNECTED }),
        null,
      );
    });
}

function isNotConnected(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === NOT_CONNECTED;
}
