import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { afterEach, expect, test } from 'vitest';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import { getLedger, sharedLedger } from '#lib/ledger/ledger.ts';
import { createSqlLedger } from '#lib/ledger/sql/create-sql-ledger.ts';
import { openSqlite } from '#lib/ledger/sql/open-sqlite.ts';
import {
  openTestLedger,
  TEST_CREDENTIALS,
  TEST_INTENT,
} from '#lib/ledger/testing/open-test-ledger.ts';
import { exhaust } from '#lib/limits/testing/exhaust.ts';
import { openTestLimits } from '#lib/limits/testing/open-test-limits.ts';
import { createMetrics, startMetrics } from './create-metrics.ts';
import { sharedGetUpstreamHealth } from './gauges.ts';
import { sharedMeters } from './meters.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
  sharedGetUpstreamHealth.value = undefined;
  sharedMeters.value = undefined;
});

async function start() {
  recordLog();
  sharedLedger.value = openTestLedger();
  const metrics = createMetrics({
    ledger: { kind: 'sqlite', folder: tmpdir() },
    build: 'a-build',
    countWork: () => 3,
    listBrandsNotInOrder: () => ['gym'],
  });
  sharedMeters.value = metrics.meters;
  const server = startMetrics(metrics, { host: '127.0.0.1', port: 0 });
  closers.push(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
}

test('counts the attempts whose outcome is not known, by state', async () => {
  const read = await start();
  const opened = await getLedger().openAttempt(TEST_INTENT, TEST_CREDENTIALS);
  const id = opened.ok ? opened.value.attempt.id : '';
  await getLedger().changeAttempt(id, { state: 'submitted' });
  const past = { ...TEST_CREDENTIALS, expiresAt: '2020-01-01T00:00:00.000Z' };
  await getLedger().openAttempt({ ...TEST_INTENT, transactionId: 'other' }, past);
  const text = await (await read('/metrics')).text();
  expect(text).toContain('payment_page_ledger_up 1');
  expect(text).toContain('payment_page_open_attempts{state="intended"} 1');
  expect(text).toContain('payment_page_open_attempts{state="submitted"} 1');
  expect(text).toContain('payment_page_open_attempts{state="unknown"} 0');
  expect(text).toContain('payment_page_open_attempts_without_credentials 1');
  expect(text).toMatch(/payment_page_oldest_open_attempt_seconds [\d.]+/);
  expect(text).toContain('process_cpu_seconds_total');
});

test('tells how this process gets on with connectFi', async () => {
  const read = await start();
  const idle = { inFlight: 0, waiting: 0, shed: 0 };
  sharedGetUpstreamHealth.value = () => ({
    breaker: 'open',
    reads: { inFlight: 3, waiting: 2, shed: 7 },
    payments: idle,
    clockOffsetInSeconds: -7,
    isClockWrong: false,
  });
  const text = await (await read('/metrics')).text();
  expect(text).toContain('payment_page_connectfi_breaker{state="open"} 1');
  expect(text).toContain('payment_page_connectfi_breaker{state="closed"} 0');
  expect(text).toContain('payment_page_connectfi_calls{kind="reads",place="waiting"} 2');
  expect(text).toContain('payment_page_connectfi_calls_not_made{kind="reads"} 7');
  expect(text).toContain('payment_page_clock_offset_seconds -7');
});

test('counts what each rate limit has refused', async () => {
  const read = await start();
  const limits = openTestLimits();
  await exhaust(limits, 'payment by session', 'a');
  await limits.take('payment by session', 'a');
  const text = await (await read('/metrics')).text();
  expect(text).toContain('payment_page_limited_total{limit="payment by session"} 2');
  expect(text).toContain('payment_page_limited_total{limit="opening by address"} 0');
  expect(text).toContain('payment_page_limits_shared 0');
  expect(await (await read('/metrics')).text()).toContain(
    'payment_page_limited_total{limit="payment by session"} 2',
  );
});

test('tells how long a write took and when the last good one was', async () => {
  const read = await start();
  const ledger = createSqlLedger({
    store: openSqlite(':memory:'),
    onFailure: () => {},
    onWrite: (...write) => sharedMeters.value?.noteLedgerWrite(...write),
  });
  sharedLedger.value = ledger;
  await ledger.checkWrites();
  const good = await (await read('/metrics')).text();
  expect(good).toContain('payment_page_ledger_write_duration_seconds_count{outcome="ok"} 1');
  const at = Number(/^payment_page_last_good_write_timestamp_seconds (\S+)$/m.exec(good)?.[1]);
  expect(Math.abs(at - Date.now() / 1000)).toBeLessThan(60);
  await ledger.close();
  await ledger.checkWrites();
  expect(await (await read('/metrics')).text()).toContain(
    'payment_page_ledger_write_duration_seconds_count{outcome="failed"} 1',
  );
});

test('tells of this process: its release, its work, its disk, its brands', async () => {
  const text = await (await (await start())('/metrics')).text();
  expect(text).toMatch(/payment_page_build_info{version="\d+\.\d+\.\d+",build="a-build",node="/);
  expect(text).toContain('payment_page_requests_in_flight 3');
  expect(text).toContain('payment_page_brands_not_in_order 1');
  expect(text).toMatch(/payment_page_disk_free_bytes [1-9]/);
});

test('says that the ledger is down, and answers all the same', async () => {
  const read = await start();
  await getLedger().close();
  const answer = await read('/metrics');
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('payment_page_ledger_up 0');
});

test('has nothing at any other address', async () => {
  const read = await start();
  for (const path of ['/', '/metrics/x', '/health']) expect((await read(path)).status).toBe(404);
});
