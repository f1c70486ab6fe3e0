import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { getBrands } from '#lib/brand/brand-index.ts';
import { openPreviewBrands } from '#lib/brand/preview/open-preview-brands.ts';
import { preparePreview, takeScriptsOut } from '#lib/brand/preview/prepare-preview.ts';
import { sharedPreviewBrands } from '#lib/brand/preview/preview-brands.ts';
import { getBrandsFolder, openBrands } from '#lib/brand/store/open-brands.ts';
import { createTestClock, sharedTestClock } from '#lib/clock.ts';
import { listMisspelt } from '#lib/env/conflicts.ts';
import { describeProblems, getEnv } from '#lib/env.ts';
import { adoptBuiltConfiguration, openBuiltFiles } from '#lib/http/answers/built-files.ts';
import { closeAnswer, listClosedHeaders } from '#lib/http/answers/close-answer.ts';
import {
  answerMisdirected,
  answerUnknownMethod,
  checkFrameworkHeaders,
  isKnownMethod,
} from '#lib/http/answers/refuse-request.ts';
import { sendWhole } from '#lib/http/answers/send-whole.ts';
import { answerStatic, makeRefusalPages, writeFramedPage } from '#lib/http/answers/static-page.ts';
import { answerDirectly, answerOpening } from '#lib/http/direct/answer-directly.ts';
import { findDirectCall } from '#lib/http/direct/direct-routes.ts';
import { findSite, nameSite } from '#lib/http/find-site.ts';
import { isForFrame } from '#lib/http/guard-request.ts';
import { OPENING_PATH, type ParsedTarget, parseTarget } from '#lib/http/parse-target.ts';
import { preparePage } from '#lib/http/prepare-page.ts';
import {
  knowsAddresses,
  readClientAddress,
  sharedProxyWatch,
  watchProxies,
} from '#lib/http/read-client-address.ts';
import { readRequestReader } from '#lib/http/request-reader.ts';
import { createPageServer } from '#lib/http/server/create-page-server.ts';
import { createStopper } from '#lib/http/server/create-stopper.ts';
import { PAGE_LIMITS } from '#lib/http/server/server-limits.ts';
import { CLIENT_ADDRESS_HEADER, dropInternalHeaders, LINK_HEADER } from '#lib/internal-headers.ts';
import { sharedLedger } from '#lib/ledger/ledger.ts';
import { openLedger, warnOfPlainDatabase, watchWrites } from '#lib/ledger/open-ledger.ts';
import { startSweeper } from '#lib/ledger/start-sweeper.ts';
import { sharedLimits } from '#lib/limits/limits.ts';
import { openLimits, warnOfPlainStore } from '#lib/limits/open-limits.ts';
import { log } from '#lib/log/log.ts';
import { logConsole, logLastErrors } from '#lib/log/log-console.ts';
import { runWithTrace } from '#lib/log/trace.ts';
import { readCatalogues } from '#lib/messages/read-catalogue.ts';
import { runForReader } from '#lib/messages/reader.ts';
import { createMetrics, startMetrics, watchRequest } from '#lib/metrics/create-metrics.ts';
import { sharedMeters } from '#lib/metrics/meters.ts';
import { finishDocument } from '#lib/page/finish-document.ts';
import { listPageStyles, type PageAnswer, runWithPageAnswer } from '#lib/page/page-status.ts';
import { PAGE_REFERENCE_HEADER } from '#lib/page/page-version.ts';
import { answerStepWords } from '#lib/page/step-words.ts';
import { takesVitals } from '#lib/page/vitals-script.ts';
import { createShortNumber, parseShortNumber } from '#lib/short-number.ts';
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

/** Anyone who watches over this process asks it by its own address. */
function isHealthCheck({ url }: ParsedTarget): boolean {
  return /^\/health(\/ready)?(\?|$)/.test(url);
}

/** The preview shows its own screens in frames of its own. */
function isPreview({ url }: ParsedTarget): boolean {
  return url.startsWith('/brand-preview/');
}

/** Takes the secret link out of the address, and whatever else Next is not to see of it. */
function readdress(request: IncomingMessage, { url, link }: ParsedTarget): void {
  request.url = url;
  if (link) request.headers[LINK_HEADER] = link;
}

/** Leads to the address that was meant. */
function answerMoved(response: ServerResponse, address: string): void {
  const headers = { Location: address, 'Cache-Control': 'private, no-store', 'Content-Length': 0 };
  response.writeHead(308, headers).end();
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Cache-Control': 'private, no-store', 'Content-Length': 0 }).end();
}

/** Lets the page decide the status, wherever Next writes the head. */
function applyPageStatus(response: ServerResponse, answer: PageAnswer): void {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (status: number, ...rest: unknown[]) => {
    const decided = answer.status && status === 200 ? answer.status : status;
    response.statusCode = decided;
    if (answer.retryAfterInSeconds) response.setHeader('Retry-After', answer.retryAfterInSeconds);
    return Reflect.apply(writeHead, response, [decided, ...rest]);
  };
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
  const handle = app.getRequestHandler();
  const answerFile = isDevelopment ? undefined : openBuiltFiles();

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
  const answerRequest = (request: IncomingMessage, response: ServerResponse) => {
    const traceId = createShortNumber();
    response.setHeader('X-Request-Id', traceId);
    const site = findSite(request, { publicOrigin: env.publicOrigin, brands: getBrands() });
    const target = parseTarget(request.url ?? '', env.oauthReturnPath);
    const span = sharedTracer.value?.begin();
    watchRequest(request, response, { url: target.url, traceId, span });
    const origin = site?.origin ?? env.publicOrigin;
    const headers =
      origin === env.publicOrigin ? closedHeaders : listClosedHeaders(origin, env.transport);
    sharedProxyWatch.value?.note(request);
    const clientAddress = readClientAddress(request, env.trustedProxies);
    const page = parseShortNumber(String(request.headers[PAGE_REFERENCE_HEADER]));
    const reader = readRequestReader(request, response);
    const run = <Value>(work: () => Value) =>
      runForReader(reader, () => runWithTrace({ traceId, span, clientAddress, page }, work));
    if (site && isForFrame(request.headers) && !isPreview(target)) {
      return run(() => answerStatic(response, writeFramedPage(headers)));
    }
    closeAnswer(response, headers);
    if (!isKnownMethod(request.method)) return answerUnknownMethod(response);
    const refusal = isDevelopment ? undefined : checkFrameworkHeaders(request.headers, target.url);
    if (refusal) return refuse(response, refusal);
    if (!site && !isHealthCheck(target)) {
      return run(() => answerMisdirected(response));
    }
    if (site && (answerFile?.(request, response) || answerStepWords(request, response))) return;
    dropInternalHeaders(request);
    nameSite(request, site);
    if (site && target.moved) return answerMoved(response, site.origin + target.moved);
    readdress(request, target);
    request.headers[CLIENT_ADDRESS_HEADER] = clientAddress;
    // Development loads handlers again when they change, which only Next can.
    const direct = isDevelopment ? undefined : findDirectCall(request);
    if (site && direct) {
      const work = { request, response, origin, ...direct };
      return run(() => stopper.watch(response, answerDirectly(work)));
    }
    const hasNoScripts = preparePreview(request);
    const answer: PageAnswer = request.headers.rsc ? {} : { staticParts: new Map() };
    applyPageStatus(response, answer);
    sendWhole(request, response, (html) => {
      const styles = listPageStyles(answer);
      const { fonts, plainAddress, language, stepWords } = answer;
      const told = { plainAddress, language, stepWords, takesVitals: takesVitals(target.url) };
      const whole = finishDocument(html, { styles, fonts, ...told, isDevelopment });
      return hasNoScripts ? takeScriptsOut(whole) : whole;
    });
    const answerPage = async () => {
      if (request.url === OPENING_PATH && (await answerOpening({ request, response }))) return;
      preparePage({ request, response, answer });
      await runWithPageAnswer(answer, () => handle(request, response));
    };
    run(() => stopper.watch(response, answerPage()));
  };
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
