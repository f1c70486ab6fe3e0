import { execFileSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROMTOOL, tryRules } from '#e2e/deploy/alerts/try-rules.ts';
import { createAppClock } from '#e2e/model/world/app-clock.ts';
import { createSandboxClient } from '#e2e/qa/sandbox-client.ts';
import { startSandbox } from '#e2e/sandbox/start-sandbox.ts';
import { makeBrandsFolder } from '#e2e/support/app/brands-folder.ts';
import { makeDataFolder } from '#e2e/support/app/data-folder.ts';
import { readSamples, type Sample, sumOf } from '#e2e/support/app/read-samples.ts';
import { startApp } from '#e2e/support/app/start-app.ts';
import { listTestVariables } from '#e2e/support/app/test-variables.ts';
import { createBill } from '#e2e/support/bills/sandbox-bill.ts';
import { Payer } from '#e2e/support/payer.ts';
import { startRecorder } from '#e2e/support/recorder.ts';
import { test as base, expect } from '#e2e/support/test.ts';
import { findFreePort } from '#lib/testing/free-port.ts';

const HOUR_IN_MS = 3_600_000;
/** The app looks at its ledger and its brands every few seconds. */
const SOON = { timeout: 60_000 };

type Samples = readonly Sample[];

/** An app of its own, with everything in the hands of the test that an operator may lose. */
const test = base.extend<{ site: Awaited<ReturnType<typeof startSite>> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is needed here
  site: async ({}, use) => {
    const site = await startSite();
    await use(site);
    await site.close();
  },
});
test.skip(({ target }) => target.isDeployed, 'starts an app of its own');
test.beforeEach(() => test.setTimeout(240_000));

async function startSite() {
  const folder = await makeDataFolder();
  const disk = join(folder.path, 'disk');
  await mkdir(disk);
  const [port, metricsPort] = [await findFreePort(), await findFreePort()];
  const recorder = await startRecorder();
  const appOrigin = recorder.origin;
  const server = await startSandbox({ port: 0, appOrigin });
  const clock = createAppClock(join(folder.path, 'clock'));
  const brands = await makeBrandsFolder({ gym: { 'brand.json': { name: 'Harbor Gym' } } });
  const isDiskSmall = mount(disk, 'size=1g');
  const app = await startApp({
    port,
    environment: {
      ...listTestVariables(appOrigin, server.origin),
      ...clock.environment,
      NODE_OPTIONS: `--import=${clock.preload}`,
      DATA_DIR: disk,
      BRANDS_DIR: brands.path,
      METRICS_PORT: String(metricsPort),
      TRUSTED_PROXIES: '127.0.0.1',
      UPSTREAM_TIMEOUT_MS: '4000',
      PAY_TIMEOUT_MS: '2500',
      SETTLING_SECONDS: '600',
    },
  });
  recorder.sendTo(port);
  return {
    sandbox: createSandboxClient(server.origin),
    clock,
    brands,
    disk,
    isDiskSmall,
    appOrigin,
    read: () => readSamples(metricsPort),
    close: async () => {
      await recorder.close();
      await app.stop();
      await server.close();
      if (isDiskSmall) execFileSync('umount', [disk]);
      clock.close();
      await brands.close();
      await folder.close();
    },
  };
}

function mount(path: string, options: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('tells by /metrics of each trouble that wakes an operator, and the alert for it fires', async ({
  site,
  playwright,
}) => {
  const { sandbox, read } = site;
  await using customer = await playwright.request.newContext();
  const openBill = async (request = {}) => {
    const bill = await createBill(sandbox, request);
    const browser = await playwright.request.newContext();
    return { bill, payer: await Payer.open(browser, bill) };
  };
  const provoke = (
    alert: string,
    by: () => Promise<void>,
    shows: (now: Samples, then: Samples) => void,
  ) =>
    test.step(alert, async () => {
      const then = await read();
      await by();
      await expect(async () => shows(await read(), then)).toPass(SOON);
      await expectFiring(alert, then, await read());
    });
  const grown = (now: Samples, then: Samples, name: string, labels = {}) =>
    sumOf(now, name, labels) - sumOf(then, name, labels);

  const { bill, payer } = await openBill();
  await payer.ask('status');
  await expect.poll(async () => sumOf(await read(), 'payment_page_ledger_up')).toBe(1);
  const quiet = await read();
  await expectSilence(quiet);

  await provoke(
    'ConnectfiSlow',
    async () => {
      const delay = { operation: 'C2', kind: 'delay', delayInMs: 1_700, times: 'always' } as const;
      await bill.injectFault(delay);
      await Promise.all(Array.from({ length: 8 }, () => payer.ask('status')));
      await bill.clearFaults();
    },
    (now, then) =>
      expect(
        grown(now, then, 'payment_page_connectfi_call_duration_seconds_sum', {
          operation: 'getPayment',
        }),
      ).toBeGreaterThan(8 * 1.6),
  );

  await provoke(
    'UnknownsGrowing',
    async () => {
      for (let count = 0; count < 3; count++) {
        const { payer } = await openBill({ switches: { statusAnswer: 'absent' } });
        await payer.payUnanswered();
      }
    },
    (now, then) => {
      expect(grown(now, then, 'payment_page_payments_total', { outcome: 'unknown' })).toBe(3);
      expect(sumOf(now, 'payment_page_open_attempts', { state: 'unknown' })).toBe(3);
    },
  );

  await provoke(
    'BrandBroken',
    () => site.brands.write('gym', { 'brand.json': '{"name": 1}' }),
    (now) => expect(sumOf(now, 'payment_page_brands_not_in_order')).toBe(1),
  );
  await site.brands.write('gym', { 'brand.json': { name: 'Harbor Gym' } });
  await expectZero(read, 'payment_page_brands_not_in_order');

  await provoke(
    'LimitsHit',
    async () => {
      const headers = { 'x-forwarded-for': '198.51.100.9' };
      for (let count = 0; count < 15; count++) {
        const asks = Array.from({ length: 10 }, () =>
          customer.get(`${site.appOrigin}/payment/a-guess-at-a-link`, { headers }),
        );
        await Promise.all(asks);
      }
    },
    (now, then) =>
      expect(grown(now, then, 'payment_page_limited_total')).toBeGreaterThanOrEqual(100),
  );

  await provoke(
    'ClockWrong',
    async () => {
      site.clock.shift({ passedInMs: 0, skewInMs: 2 * HOUR_IN_MS });
      const { url } = await sandbox.createBill();
      await customer.get(url);
    },
    (now) => expect(sumOf(now, 'payment_page_clock_offset_seconds')).toBeGreaterThan(7_000),
  );
  site.clock.shift({ passedInMs: 0, skewInMs: 0 });

  if (site.isDiskSmall) {
    await provoke(
      'DiskFull',
      async () => {
        execFileSync('mount', ['-o', 'remount,size=2m', site.disk]);
        await writeFile(join(site.disk, 'filler'), Buffer.alloc(2 * 1024 * 1024)).catch(() => {});
      },
      (now) => {
        expect(sumOf(now, 'payment_page_disk_free_bytes')).toBeLessThan(50e6);
        expect(sumOf(now, 'payment_page_ledger_up')).toBe(0);
      },
    );
    await rm(join(site.disk, 'filler'));
    execFileSync('mount', ['-o', 'remount,size=1g', site.disk]);
    await expect.poll(async () => sumOf(await read(), 'payment_page_ledger_up'), SOON).toBe(1);
  }

  await provoke(
    'NobodyCanPay',
    () => rm(join(site.disk, 'ledger.sqlite')),
    (now) => expect(sumOf(now, 'payment_page_ledger_up')).toBe(0),
  );
});

async function expectZero(read: () => Promise<Samples>, name: string): Promise<void> {
  await expect.poll(async () => sumOf(await read(), name), SOON).toBe(0);
}

/** With Prometheus's own program, where it is installed: as if every minute were like the one between both. */
async function expectFiring(alert: string, then: Samples, now: Samples): Promise<void> {
  if (!PROMTOOL) return;
  const series = writeSeries(then, now);
  await tryRules([{ series, afterMinutes: 20, firing: [alert], among: [alert] }]);
}

async function expectSilence(now: Samples): Promise<void> {
  if (PROMTOOL) await tryRules([{ series: writeSeries(now, now), afterMinutes: 20, firing: [] }]);
}

/** Counts go on as they have, and what is measured stays as it is. */
function writeSeries(then: Samples, now: Samples): Record<string, string> {
  const before = new Map(then.map(({ series, value }) => [series, value]));
  const ours = now.filter(({ name }) => name.startsWith('payment_page_'));
  return Object.fromEntries(
    ours.map(({ name, series, value }) => {
      const isCount = /_(total|bucket|count|sum)$/.test(name);
      const begin = before.get(series) ?? 0;
      return [series, isCount ? `${begin}+${value - begin}x30` : `${value}+0x30`];
    }),
  );
}
