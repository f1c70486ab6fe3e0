import { Redis } from 'ioredis';
import type { Env } from '#lib/env.ts';
import { describeError, type Finding } from './finding.ts';

const WHAT = 'rate limits';
const DEADLINE_IN_MS = 3_000;

/** Whether the shared store of the rate limits counts, where one is named. */
export async function checkLimits({
  redisUrl,
}: Pick<Env, 'redisUrl'>): Promise<readonly Finding[]> {
  if (redisUrl === undefined) {
    const said = 'each process counts for itself, which is right for one';
    return [{ what: WHAT, state: 'good', said }];
  }
  const client = new Redis(redisUrl, {
    lazyConnect: true,
    connectTimeout: DEADLINE_IN_MS,
    commandTimeout: DEADLINE_IN_MS,
    retryStrategy: () => null,
    protocol: 2,
    disableClientInfo: true,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.set('payment-page:doctor', '1', 'EX', 10);
    return [{ what: WHAT, state: 'good', said: 'the shared store counts' }];
  } catch (error) {
    return [
      {
        what: WHAT,
        state: 'warning',
        said: `the shared store does not count: ${describeError(error)}`,
        todo: 'Let this machine reach REDIS_URL, with the right to write. Until then each process counts for itself.',
      },
    ];
  } finally {
    client.disconnect();
  }
}
