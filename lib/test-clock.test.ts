import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { getNow, sharedTestClock } from './clock.ts';
import { recordLog } from './connectfi/testing/record-log.ts';
import { createTestClock } from './test-clock.ts';

const HOUR_IN_MS = 60 * 60 * 1000;

let offsetInMs: unknown;
let isHeld: boolean;
let asked: number;
/** Gives the answers that are held back, as they were when they were asked for. */
let held: (() => void)[];
const server = createServer((_request, response) => {
  asked += 1;
  const answer = JSON.stringify({ now: 'whenever', offsetInMs });
  const give = () => response.end(answer);
  if (isHeld) held.push(give);
  else give();
});
let url = '';

beforeEach(async () => {
  recordLog();
  [offsetInMs, isHeld, asked, held] = [HOUR_IN_MS, false, 0, []];
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/clock`;
});
afterEach(async () => {
  sharedTestClock.value = undefined;
  if (!server.listening) return;
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

it('moves the page’s time with that of the test system, forwards and back', async () => {
  const clock = createTestClock(url);
  sharedTestClock.value = clock;
  const measure = () => Math.abs(getNow().getTime() - Date.now() - clock.getOffsetInMs());
  expect(clock.getOffsetInMs()).toBe(0);
  await clock.refresh();
  expect(clock.getOffsetInMs()).toBe(HOUR_IN_MS);
  expect(measure()).toBeLessThan(50);
  offsetInMs = -HOUR_IN_MS;
  await clock.refresh();
  expect(clock.getOffsetInMs()).toBe(-HOUR_IN_MS);
  expect(measure()).toBeLessThan(50);
});

it('asks once more for all requests that come while it asks', async () => {
  const clock = createTestClock(url);
  await Promise.all([clock.refresh(), clock.refresh(), clock.refresh(), clock.refresh()]);
  expect(asked).toBe(2);
});

it('takes no answer to a question that was asked before the request came', async () => {
  isHeld = true;
  const clock = createTestClock(url);
  const early = clock.refresh();
  await expect.poll(() => held.length).toBe(1);
  const late = clock.refresh();
  const [answerEarly] = held;
  answerEarly?.();
  isHeld = false;
  offsetInMs = 2 * HOUR_IN_MS;
  await early;
  await late;
  expect(clock.getOffsetInMs()).toBe(2 * HOUR_IN_MS);
});

it('keeps the last time that it knows when it cannot ask, or is told nonsense', async () => {
  const clock = createTestClock(url);
  await clock.refresh();
  offsetInMs = 'noon';
  await clock.refresh();
  expect(clock.getOffsetInMs()).toBe(HOUR_IN_MS);
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await clock.refresh();
  expect(clock.getOffsetInMs()).toBe(HOUR_IN_MS);
});

it.each([Number.MAX_SAFE_INTEGER, 8.6e15, -8.6e15])(
  'does not believe an offset of %d ms',
  async (told) => {
    const clock = createTestClock(url);
    await clock.refresh();
    offsetInMs = told;
    await clock.refresh();
    expect(clock.getOffsetInMs()).toBe(HOUR_IN_MS);
  },
);

it('keeps no request waiting for long, and takes the answer when it comes', async () => {
  isHeld = true;
  const clock = createTestClock(url);
  const start = performance.now();
  await clock.refresh();
  expect(performance.now() - start).toBeLessThan(1_000);
  expect(clock.getOffsetInMs()).toBe(0);
});
