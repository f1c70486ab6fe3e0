import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import { findFreePort } from '#lib/testing/free-port.ts';
import { startRedisStandIn } from '#lib/testing/redis/start-stand-in.ts';
import { LIMITS, type Limits } from './limits.ts';
import { openLimits } from './open-limits.ts';
import { exhaust } from './testing/exhaust.ts';

const LONGEST_WAIT = { timeout: 15_000 };
/** A deadline that no busy machine misses. */
const PATIENT = 15_000;
const PAYMENT = 'payment by session';
const READING = 'reading by session';
const { points, pointsWithoutStore } = LIMITS[PAYMENT];

describe('limits with a store', () => {
  it('are counted for all processes together', async () => {
    recordLog();
    const { url } = await startStandIn();
    const [one, other] = [await openShared(url, PATIENT), await openShared(url, PATIENT)];
    for (let i = 0; i < points; i++) {
      expect(await (i % 2 ? one : other).take(PAYMENT, 'a')).toBeUndefined();
    }
    expect(await one.take(PAYMENT, 'a')).toEqual({ retryAfterInSeconds: 60 });
    expect(await other.look(PAYMENT, 'a')).toEqual({ retryAfterInSeconds: 60 });
    expect(await other.look(PAYMENT, 'b')).toBeUndefined();
  });

  it('keep names of limits, sessions and networks there, and no more of an address', async () => {
    recordLog();
    const { url, counts } = await startStandIn();
    const limits = await openShared(url, PATIENT);
    await limits.take('opening by address', '2001:db8:1:2:3::4');
    await limits.take(PAYMENT, 'session');
    expect([...counts.keys()]).toEqual([
      'payment-page:limit:trial:',
      'payment-page:limit:opening by address:2001:db8:1:2::/64',
      'payment-page:limit:opening by address of a site:2001:db8:1::/48',
      'payment-page:limit:payment by session:session',
    ]);
  });
});

it('what is asked before the first connection is counted alone, and is no outage', async () => {
  const lines = recordLog();
  const { url, counts } = await startStandIn();
  const limits = openUnconnected(url);
  expect(await limits.take(PAYMENT, 'a')).toBeUndefined();
  expect(lines).toEqual([]);
  expect(counts.size).toBe(0);
});

describe('while the store is down', () => {
  it('each process counts for itself: payments more strictly, all else as ever', async () => {
    const lines = recordLog();
    const limits = openUnconnected(`redis://:hunter2@127.0.0.1:${await findFreePort()}`);
    expect(await exhaust(limits, PAYMENT, 'a')).toBe(pointsWithoutStore);
    expect(await exhaust(limits, READING, 'a')).toBe(LIMITS[READING].points);
    expect(limits.isShared()).toBe(false);
    await vi.waitUntil(() => countOutages(lines) > 0, LONGEST_WAIT);
    expect(lines.join()).not.toContain('hunter2');
  });

  it('the log is told once, however often the page looks whether it is back', async () => {
    const lines = recordLog();
    let tries = 0;
    const server = createServer((socket) => {
      tries += 1;
      socket.destroy();
    });
    openUnconnected(`redis://127.0.0.1:${await listen(server)}`);
    await vi.waitUntil(() => tries >= 3, LONGEST_WAIT);
    expect(countOutages(lines)).toBe(1);
  });

  it('the log is told when it is over, and the store is used again when it is back', async () => {
    const lines = recordLog();
    const port = await findFreePort();
    const limits = openUnconnected(`redis://127.0.0.1:${port}`);
    await vi.waitUntil(() => countOutages(lines) > 0, LONGEST_WAIT);
    const standIn = await startStandIn(port);
    await vi.waitUntil(limits.isShared, LONGEST_WAIT);
    await countThere(limits, standIn.counts);

    await standIn.close();
    await vi.waitUntil(() => !limits.isShared(), LONGEST_WAIT);
    await exhaust(limits, PAYMENT, 'b');
    await vi.waitUntil(() => countOutages(lines) >= 2, LONGEST_WAIT);
    const ends = lines.filter((line) => line.includes('is back'));
    expect(ends).toHaveLength(countOutages(lines) - 1);
  });
});

it('a store that takes connections and counts nothing is down, of which the log is told once', async () => {
  const lines = recordLog();
  const standIn = await startStandIn();
  const limits = await openShared(standIn.url, PATIENT);
  standIn.refuseToCount();
  expect(await exhaust(limits, PAYMENT, 'a')).toBe(pointsWithoutStore);
  await vi.waitUntil(() => standIn.countConnections() >= 4, LONGEST_WAIT);
  expect(limits.isShared()).toBe(false);
  expect(countOutages(lines)).toBe(1);
  expect(lines.filter((line) => line.includes('is back'))).toEqual([]);

  standIn.countAgain();
  await vi.waitUntil(limits.isShared, LONGEST_WAIT);
  await countThere(limits, standIn.counts);
});

describe('while the store is slow', () => {
  it('one answer waits for the deadline, all others for nothing', async () => {
    const lines = recordLog();
    const standIn = await startStandIn();
    const limits = await openShared(standIn.url);
    standIn.pause();
    expect(await exhaust(limits, PAYMENT, 'a')).toBe(pointsWithoutStore);
    expect(await limits.look(PAYMENT, 'a')).toBeDefined();
    // Were each to wait, this test would take longer than it may.
    expect(await exhaust(limits, READING, 'a')).toBe(LIMITS[READING].points);
    expect(countOutages(lines)).toBe(1);
    expect(limits.isShared()).toBe(false);

    standIn.resume();
    await vi.waitUntil(limits.isShared, LONGEST_WAIT);
    await countThere(limits, standIn.counts);
  });

  it('a server that never says a word is no store', async () => {
    const lines = recordLog();
    const mute = createServer((socket) => socket.on('error', () => {}));
    const limits = openUnconnected(`redis://127.0.0.1:${await listen(mute)}`);
    expect(await exhaust(limits, PAYMENT, 'a')).toBe(pointsWithoutStore);
    await vi.waitUntil(() => countOutages(lines) > 0, LONGEST_WAIT);
  });
});

function countOutages(lines: readonly string[]): number {
  return lines.filter((line) => line.includes('is down')).length;
}

async function listen(server: Server): Promise<number | undefined> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' ? address?.port : undefined;
}

async function startStandIn(port?: number) {
  const standIn = await startRedisStandIn(port);
  let isClosed = false;
  const close = async () => {
    if (!isClosed) await standIn.close();
    isClosed = true;
  };
  onTestFinished(close);
  return { ...standIn, close };
}

/** Asks until the store has counted: on a busy machine an answer may miss the deadline. */
async function countThere(limits: Limits, counts: ReadonlyMap<string, number>): Promise<void> {
  const before = counts.size;
  await vi.waitUntil(async () => {
    await limits.take(READING, `new ${before}`);
    return counts.size > before;
  }, LONGEST_WAIT);
}

function openUnconnected(redisUrl: string, deadlineInMs?: number): Limits {
  const limits = openLimits({
    redisUrl,
    rateLimitFactor: 1,
    knowsAddresses: true,
    ...(deadlineInMs && { deadlineInMs }),
  });
  onTestFinished(() => limits.close());
  return limits;
}

async function openShared(redisUrl: string, deadlineInMs?: number): Promise<Limits> {
  const limits = openUnconnected(redisUrl, deadlineInMs);
  await vi.waitUntil(limits.isShared, LONGEST_WAIT);
  return limits;
}
