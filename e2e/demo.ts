import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { findFreePortFrom } from '#lib/testing/free-port.ts';
import { buildApp, isBuildCurrent } from './checks/build-app.ts';
import { endCommands } from './checks/run-command.ts';
import { createSandboxClient } from './qa/sandbox-client.ts';
import { startSandbox } from './sandbox/start-sandbox.ts';
import { startApp } from './support/app/start-app.ts';
import { listTestVariables } from './support/app/test-variables.ts';
import { listBrandBills } from './support/bills/brand-bills.ts';
import { DEMO_BILLS, type DemoBill } from './support/bills/demo-bills.ts';

const APP_PORT = 3000;
const SANDBOX_PORT = 4000;
const LOG = '.demo/app.log';
const DATA = '.demo/data';
/** The examples themselves, so that a change of theirs shows at once. */
const BRANDS = resolve(import.meta.dirname, '../lib/brand/examples');
/** Ctrl-C reaches the app as well: time to learn whether that is why it ended. */
const SIGNAL_DELAY_IN_MS = 300;

const isVerbose = process.argv.includes('--verbose');
const closers: (() => Promise<void>)[] = [endCommands];
let isStopping = false;

/** Builds where needed, starts sandbox and page, and prints bills to try, until it is interrupted. */
async function main(): Promise<void> {
  await buildWhereNeeded();
  const appPort = await findFreePortFrom(APP_PORT);
  const appOrigin = `http://127.0.0.1:${appPort}`;
  const sandboxPort = await findFreePortFrom(SANDBOX_PORT);
  say(`Starting the sandbox on port ${sandboxPort}: it plays connectFi and Plaid.`);
  const sandbox = await startSandbox({ port: sandboxPort, appOrigin });
  closers.push(() => sandbox.close());
  say(`Starting the payment page on port ${appPort}. Its log is in ${LOG}.`);
  await startPage(appPort, appOrigin, sandbox.origin);
  await printBills(sandbox.origin, appOrigin);
}

async function buildWhereNeeded(): Promise<void> {
  if (await isBuildCurrent()) return say('Nothing has changed since the last build: using it.');
  say('Building for production. This takes about half a minute.');
  const { isGood, output } = await buildApp();
  if (!isGood && !isStopping) throw new Error(`The build failed.\n${output}`);
}

async function startPage(port: number, appOrigin: string, sandboxOrigin: string): Promise<void> {
  mkdirSync('.demo', { recursive: true });
  // The sandbox has forgotten the bills of the run before.
  rmSync(DATA, { recursive: true, force: true });
  const log = createWriteStream(LOG);
  const app = await startApp({
    port,
    environment: {
      ...listTestVariables(appOrigin, sandboxOrigin),
      SETTLING_SECONDS: '30',
      DATA_DIR: DATA,
      BRAND_PREVIEW: '1',
      BRANDS_DIR: BRANDS,
    },
    onLine: (line) => {
      log.write(`${line}\n`);
      if (isVerbose) say(line);
    },
  });
  closers.push(() => app.stop());
  void app.ended.then(() => {
    setTimeout(
      () => stop(1, `The payment page has ended by itself. See ${LOG}.`),
      SIGNAL_DELAY_IN_MS,
    );
  });
}

async function printBills(sandboxOrigin: string, appOrigin: string): Promise<void> {
  const branded = await listBrandBills(BRANDS);
  const width = Math.max(...[...DEMO_BILLS, ...branded].map(({ title }) => title.length));
  const print = (title: string, address: string) => say(`  ${title.padEnd(width)}  ${address}`);
  const create = async (bills: readonly DemoBill[]) => {
    for (const { title, request } of bills) print(title, (await client.createBill(request)).url);
  };
  const client = createSandboxClient(sandboxOrigin);
  say('\nReady. Open a bill; at the bank, sign in as user_good with pass_good. No money moves.\n');
  await create(DEMO_BILLS);
  say('\nIn a brand:\n');
  await create(branded);
  say('');
  print('Every screen in every brand', `${appOrigin}/brand-preview`);
  print('Your own bills and faults', `${sandboxOrigin}/`);
  say('\nThe brands are in lib/brand/examples: change one, reload, and its bill has changed.');
  say('Ctrl-C stops everything.');
}

async function stop(code: number, reason: string): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  say(`\n${reason}`);
  await Promise.allSettled(closers.map((close) => close()));
  process.exit(code);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => void stop(0, 'Stopping the page and the sandbox.'));
}
process.on('uncaughtException', (error) => {
  void stop(1, `The demo itself has failed: ${error.stack ?? error.message}`);
});

await main().catch((error: unknown) =>
  stop(1, error instanceof Error ? error.message : String(error)),
);
