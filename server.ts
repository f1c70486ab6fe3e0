import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { resolve } from 'node:path';
import { getBrands } from '#lib/brand/brand-index.ts';
import { openPreviewBrands } from '#lib/brand/preview/open-preview-brands.ts';
import { sharedPreviewBrands } from '#lib/brand/preview/prepare-preview.ts';
import { getBrandsFolder, openBrands } from '#lib/brand/store/open-brands.ts';
import { createTestClock, sharedTestClock } from '#lib/clock.ts';
import { listMisspelt } from '#lib/env/conflicts.ts';
import { describeProblems, getEnv } from '#lib/env.ts';
import { adoptBuiltConfiguration, openBuiltFiles } from '#lib/http/answers/built-files.ts';
import { listClosedHeaders } from '#lib/http/answers/close-answer.ts';
import { makeRefusalPages } from '#lib/http/answers/static-page.ts';
import { createRequestHandler } from '#lib/http/create-request-handler.ts';
import { knowsAddresses, sharedProxyWatch, watchProxies } from '#lib/http/read-client-address.ts';
import { createPageServer } from '#lib/http/server/create-page-server.ts';
import { createStopper } from '#lib/http/server/create-stopper.ts';
import { PAGE_LIMITS } from '#lib/http/server/server-limits.ts';
import { sharedLedger } from '#lib/ledger/ledger.ts';
import { openLedger, warnOfPlainDatabase, watchWrites } from '#lib/ledger/open-ledger.ts';
import { startSweeper } from '#lib/ledger/start-sweeper.ts';
import { sharedLimits } from '#lib/limits/limits.ts';
import { openLimits, warnOfPlainStore } from '#lib/limits/open-limits.ts';
import { log } from '#lib/log/log.ts';
import { logConsole, logLastErrors } from '#lib/log/log-console.ts';
import { readCatalogues } from '#lib/messages/get-messages.ts';
import { createMetrics, startMetrics } from '#lib/metrics/create-metrics.ts';
import { sharedMeters } from '#lib/metrics/meters.ts';
import { sharedTracer } from '#lib/tracing/tracer.ts';
import { readTracingSettings } from '#lib/tracing/tracing-settings.ts';

/** Longer than any answer of ours may take. */
const SHUTDOWN_TIMEOUT_IN_MS = 28_000;

const isDevelopment = process.argv.includes('--dev');

/** How to leave. Before the page listens there is nothing to finish. */
let close = async (): Promise<void> => process.exit(0);

/** What must be in order before anything else happens. */
async function prepareOrExit() {
  if (existsSync('.env')) process.loadEnvFile('.env');
  try {
    const env = getEnv();
    readCatalogues();
    const tracing = readTracingSettings(process.env);
    if (!tracing.ok) throw new Error(describeProblems(tracing.failure));
    if (tracing.value) {
      const { createTracer } = await import('#lib/tracing/create-tracer.ts');
      sharedTracer.value = createTracer(tracing.value);
    }
    const brandStore = await openBrands(env);
    sharedLedger.value = openLedger(env);
    warnOfPlainDatabase(env.ledger);
    sharedLimits.value = openLimits({ ...env, knowsAddresses: knowsAddresses(env) });
    warnOfPlainStore(env.redisUrl);
    sharedProxyWatch.value = watchProxies(env);
    for (const problem of listMisspelt(process.env)) {
      log.warn({ problem }, 'a variable is none of the page’s');
    }
    if (env.testMode?.clockUrl) {
      sharedTestClock.value = createTestClock(env.testMode.clockUrl);
    }
    if (env.hasBrandPreview) {
      sharedPreviewBrands.value = openPreviewBrands(getBrandsFolder(env) ?? resolve('brands'));
    }
    return { env, brandStore };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

/** Another program has the port, most often; or the address is not one of this machine. */
function exitIfItCannotListen(server: Server, variable: string): void {
  const exit = ({ code, message }: NodeJS.ErrnoException) => {
    const reason = code === 'EADDRINUSE' ? 'it is in use by another program' : message;
    process.stderr.write(`${describeProblems([`${variable} cannot be listened on: ${reason}`])}\n`);
    process.exit(1);
  };
  server.once('error', exit);
  server.once('listening', () => server.off('error', exit));
}

async function start(): Promise<void> {
  const { env, brandStore } = await prepareOrExit();
  const { host, port, metricsPort } = env;
  Object.assign(process.env, {
    NODE_ENV: isDevelopment ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  });
  const build = isDevelopment ? 'development' : adoptBuiltConfiguration();
  if (!isDevelopment) logConsole();
  // Next chooses its runtime by NODE_ENV while it is loaded.
  const { default: next } = await import('next');
  const closedHeaders = listClosedHeaders(env.publicOrigin, env.transport);
  const { server, answerBy } = createPageServer(PAGE_LIMITS, {
    headers: closedHeaders,
    pages: makeRefusalPages(closedHeaders),
    onRefusal: (status) => sharedMeters.value?.noteRefusedRequest(status),
  });
  const app = next({
    dev: isDevelopment,
    port,
    hostname: new URL(env.publicOrigin).hostname,
    // Next listens for upgrades by itself, which would get past `parseTarget`: only development needs them.
    httpServer: isDevelopment ? server : createServer(),
  });
  await app.prepare();
  const stopper = createStopper(server);
  const metrics = metricsPort
    ? createMetrics({
        ledger: env.ledger,
        build,
        countWork: stopper.countWork,
        listBrandsNotInOrder: () => [...(brandStore?.listProblems().keys() ?? [])],
      })
    : undefined;
  if (metrics) sharedMeters.value = metrics.meters;
  const stopWatching = watchWrites();
  const sweeper = startSweeper({ everySeconds: env.sweepSeconds });
  const metricsServer = metrics && startMetrics(metrics, { host, port: metricsPort ?? 0 });
  const answerRequest = createRequestHandler({
    env,
    closedHeaders,
    stopper,
    answerFile: isDevelopment ? undefined : openBuiltFiles(),
    answerByNext: app.getRequestHandler(),
    isDevelopment,
  });
  const testClock = sharedTestClock.value;
  answerBy((request, response) => {
    if (!testClock || request.url?.startsWith('/_next/')) return answerRequest(request, response);
    void testClock.refresh().then(() => answerRequest(request, response));
  });

  exitIfItCannotListen(server, 'PORT');
  if (metricsServer) exitIfItCannotListen(metricsServer, 'METRICS_PORT');
  server.listen(port, host, () => {
    const stores = { ledger: env.ledger.kind, limits: env.redisUrl ? 'redis' : 'memory' };
    const fields = { host, port, origin: env.publicOrigin, build, ...stores };
    log.info({ ...fields, brands: getBrands().size }, 'the payment page listens');
  });
  close = async () => {
    log.info({ answersUnderWay: stopper.countWork() }, 'the payment page stops');
    await Promise.all([stopper.stop(), sweeper.stop(), brandStore?.close()]);
    stopWatching();
    metricsServer?.close();
    sharedLimits.value?.close();
    await Promise.all([sharedLedger.value?.close(), sharedTracer.value?.close()]);
    process.exit(0);
  };
}

/**
 * Stops taking work, lets answers in flight end, then leaves. In a container nobody else does it: for its
 * first process a signal without a listener does nothing.
 */
function stopOnSignal(): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    void close();
    setTimeout(() => process.exit(1), SHUTDOWN_TIMEOUT_IN_MS).unref();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

logLastErrors();
stopOnSignal();
await start();
