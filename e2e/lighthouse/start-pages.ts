import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBoth, EMPTY_APP } from '#e2e/bench/servers.ts';
import { type StartedServer, startServer } from '#e2e/bench/start-server.ts';
import { createSandboxClient } from '#e2e/qa/sandbox-client.ts';
import type { BillRequest } from '#e2e/sandbox/bill-request.ts';
import { startSandbox } from '#e2e/sandbox/start-sandbox.ts';
import { makeDataFolder } from '#e2e/support/app/data-folder.ts';
import { startApp } from '#e2e/support/app/start-app.ts';
import { listTestVariables } from '#e2e/support/app/test-variables.ts';
import { findFreePort } from '#lib/testing/free-port.ts';

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
  await buildBoth();
  const empty = await startEmptyApp();
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const sandbox = await startSandbox({ port: 0, appOrigin: origin });
  const data = await makeDataFolder();
  const app = await startApp({
    port,
    environment: {
      ...listTestVariables(origin, sandbox.origin),
      // Nobody asks for the time where money moves.
      TEST_MODE_CLOCK_URL: '',
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

async function startEmptyApp(): Promise<StartedServer> {
  const port = await findFreePort();
  const next = ['node_modules/next/dist/bin/next', 'start', EMPTY_APP];
  const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'));
  return startServer({
    args: [...next, '-H', '127.0.0.1', '-p', String(port)],
    environment: {},
    origin: `http://127.0.0.1:${port}`,
    readyPath: '/plain',
    logFile: join(folder, 'empty-app.log'),
  });
}
