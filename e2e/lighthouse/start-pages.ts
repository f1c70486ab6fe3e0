import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildIfChanged } from '#e2e/checks/build-app.ts';
import { runCommand } from '#e2e/checks/run-command.ts';
import type { BillRequest } from '#e2e/sandbox/bill-request.ts';
import { startSandbox } from '#e2e/sandbox/start-sandbox.ts';
import { makeDataFolder } from '#e2e/support/app/data-folder.ts';
import { startApp } from '#e2e/support/app/start-app.ts';
import { listTestVariables } from '#e2e/support/app/test-variables.ts';
import { createSandboxClient } from '#e2e/support/sandbox-client.ts';
import { findFreePort } from '#lib/testing/free-port.ts';
import { endWithThisProcess, hasEnded, stopProcess } from '#lib/testing/stop-process.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const EMPTY_APP = 'e2e/bench/empty-app';

/** The pages that are looked at, the empty one first. */
export const PAGE_NAMES = ['empty Next app', 'bill', 'receipt', 'cancelled bill'] as const;
export type PageName = (typeof PAGE_NAMES)[number];

export type StartedPages = {
  /** An address that nobody has opened yet. */
  findAddress(name: PageName): Promise<string>;
  close(): Promise<void>;
};

const BILLS: Readonly<Record<Exclude<PageName, 'empty Next app'>, BillRequest>> = {
  bill: {},
  receipt: { status: 'Completed' },
  'cancelled bill': { status: 'Cancelled' },
};

/** Builds and starts the payment page, its sandbox, and an empty app on the same versions of Next and React. */
export async function startPages(): Promise<StartedPages> {
  await buildIfChanged(() => process.stdout.write('Building the payment page.\n'));
  process.stdout.write('Building an empty Next app.\n');
  const environment = { NODE_ENV: 'production' };
  const built = await runCommand({ line: ['next', 'build', EMPTY_APP], environment });
  if (!built.isGood) throw new Error(`The build of the empty app failed.\n${built.output}`);
  const empty = await startEmptyApp();
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const sandbox = await startSandbox({ port: 0, appOrigin: origin });
  const data = await makeDataFolder();
  const app = await startApp({
    port,
    environment: {
      ...listTestVariables(origin, sandbox.origin),
      SESSION_SECRET: randomBytes(32).toString('hex'),
      DATA_DIR: data.path,
      RATE_LIMIT_FACTOR: '100',
    },
  });
  const client = createSandboxClient(sandbox.origin);
  return {
    async findAddress(name) {
      return name === 'empty Next app' ? empty.origin : (await client.createBill(BILLS[name])).url;
    },
    async close() {
      await Promise.all([empty.stop(), app.stop(), sandbox.close()]);
      await data.close();
    },
  };
}

async function startEmptyApp(): Promise<{ origin: string; stop(): Promise<void> }> {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const next = ['node_modules/next/dist/bin/next', 'start', EMPTY_APP];
  const child = spawn(process.execPath, [...next, '-H', '127.0.0.1', '-p', String(port)], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: 'ignore',
  });
  endWithThisProcess(child);
  while (!(await answers(origin))) {
    if (hasEnded(child)) throw new Error('The empty app did not start.');
    await wait(50);
  }
  return { origin, stop: () => stopProcess(child) };
}

async function answers(address: string): Promise<boolean> {
  return fetch(address).then(
    () => true,
    () => false,
  );
}
