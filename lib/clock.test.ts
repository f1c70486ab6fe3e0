import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import { createTestClock, getNow, sharedTestClock } from './clock.ts';

/** Asks this machine for date and time, in whatever way; the last two ask the database. */
const ASKS =
  /\bDate\.now\b|\bnew Date\(\s*\)|(?<!new |[.\w])Date\(\s*\)|\bTemporal\.Now\b|\btimeOrigin\b|\bcurrent_timestamp\b|\bdatetime\('now/;

/** Where the clock of the machine may be asked beside `lib/clock.ts`, and why: how long something lasts. */
const OWN_CLOCKS: Readonly<Record<string, string>> = {
  'app/.well-known/security.txt/route.ts': 'until when a text about us holds',
  'components/pay/flow/page-time.ts': 'how old a page is, a sleep of the device included',
  'lib/brand/store/fingerprint.ts': 'how old a file is',
  'lib/brand/store/create-catalogue.ts': 'for how long a former image is served',
  'lib/checkout/open/open-link.ts': 'the life of a session',
  'lib/checkout/read/reading-credentials.ts':
    'the life of a JWT, and of the credentials to read a bill',
  'lib/checkout/open/renew-session.ts': 'the life of a session',
  'lib/connectfi/transport/classify-answer.ts': 'how long connectFi asks to be left alone',
  'lib/connectfi/transport/clock-watch.ts': 'how far it is from connectFi’s',
  'lib/connectfi/operations/create-link-token.ts': 'the life of a link token',
  'lib/doctor/check-stores.ts': 'that it could be written',
  'lib/doctor/check-site.ts': 'the life of a certificate',
  'lib/http/direct/request-cookies.ts': 'the life of a cookie',
  'lib/ledger/command/prepare-deletion.ts': 'for how long proofs are kept',
  'lib/ledger/sql/create-sql-ledger.ts':
    'that it could be written, the end of sessions and of turns at a task',
  'lib/ledger/sql/followed-payments.ts':
    'when a payment is read next, and the life of its credentials',
  'lib/ledger/sql/migrate.ts': 'when an operator changed the schema',
  'lib/ledger/sql/read-attempts.ts': 'the life of the credentials to read a bill',
  'lib/ledger/sql/read-whole-records.ts': 'the life of the credentials to read a bill',
  'lib/ledger/sql/searches.ts': 'when an operator searched',
  'lib/limits/counter.ts': 'the span of a rate limit',
  'lib/metrics/create-metrics.ts': 'when something was last written',
  'lib/metrics/gauges.ts': 'for how long an attempt has been open',
  'lib/page/bill-address.ts': 'how long ago a link was opened',
  'lib/security-policy/violations.ts': 'for how long a report is remembered',
  'lib/session/open-session.ts': 'the life of a session',
  'lib/session/seal.ts': 'the life of a session',
  'lib/session.ts': 'the life of a session',
  'lib/tracing/create-tracer.ts': 'when a span has ended',
};

/** A local date, time or zone of whichever machine runs it; of ours it says nothing, of a device too much. */
const LOCAL =
  /\.get(Full)?(Year|Month|Date|Day|Hours|Minutes|Seconds|TimezoneOffset)\(|\.toLocale(Date|Time)String\(|\.to(Date|Time)String\(/;

const FILES = globSync('{lib,components,app}/**/*.{ts,tsx}')
  .concat(globSync('app/.well-known/**/*.ts'))
  .concat('server.ts', 'instrumentation.ts')
  .filter((file) => !/\.test\.tsx?$|\/testing\//.test(file));

function list(pattern: RegExp): string[] {
  return FILES.filter((file) => pattern.test(readFileSync(file, 'utf8'))).sort();
}

it('is the only clock that says a date or a time', () => {
  expect(FILES.length).toBeGreaterThan(250);
  expect(list(ASKS)).toEqual(['lib/clock.ts', ...Object.keys(OWN_CLOCKS)].sort());
});

it('leaves no date to the zone of a machine', () => {
  expect(list(LOCAL)).toEqual([]);
});

it('writes dates in a named zone, and a time of the customer alone in theirs', () => {
  const writers = list(/Intl\.DateTimeFormat\(/);
  expect(writers).toEqual(['components/status/local-time.tsx', 'lib/domain/calendar-date.ts']);
  for (const file of writers) {
    const text = readFileSync(file, 'utf8');
    const count = (pattern: RegExp) => [...text.matchAll(pattern)].length;
    expect(count(/Intl\.DateTimeFormat\([^;]*?timeZone/gs), file).toBe(
      count(/Intl\.DateTimeFormat\(/g),
    );
    // Without an instant a format writes the present moment of the machine.
    expect(text, file).not.toMatch(/\.format(ToParts)?\(\s*\)/);
  }
});

describe('test clock', () => {
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
});
