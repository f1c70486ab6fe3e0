import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startShippedNginx } from '#e2e/deploy/shipped-nginx.ts';
import { findProgram } from '#e2e/model/world/balancer/find-program.ts';
import { createSandboxClient } from '#e2e/qa/sandbox-client.ts';
import { startSandbox } from '#e2e/sandbox/start-sandbox.ts';
import { makeDataFolder } from '#e2e/support/app/data-folder.ts';
import { type RunningApp, startApp } from '#e2e/support/app/start-app.ts';
import { listTestVariables } from '#e2e/support/app/test-variables.ts';
import { createBill } from '#e2e/support/bills/sandbox-bill.ts';
import { Payer } from '#e2e/support/payer.ts';
import { expect, test } from '#e2e/support/test.ts';
import { findFreePort } from '#lib/testing/free-port.ts';

const nginx = findProgram('nginx');
test.skip(!nginx, 'this machine has no nginx');
test.skip(({ target }) => target.isDeployed, 'updates apps, which must be its own');

/** How long the unit of the guide waits for the proxy, once an instance is ready. */
const PAUSE_IN_MS = 1_000 * readPauseInSeconds();
const CUSTOMERS = 8;

test('answers everybody while two instances are updated one after the other @all', async ({
  playwright,
}) => {
  test.setTimeout(240_000);
  const folder = await makeDataFolder();
  const port = await findFreePort();
  const appPorts = [await findFreePort(), await findFreePort()];
  const appOrigin = `http://127.0.0.1:${port}`;
  const server = await startSandbox({ port: 0, appOrigin });
  const sandbox = createSandboxClient(server.origin);
  const environment = {
    ...listTestVariables(appOrigin, server.origin),
    DATA_DIR: folder.path,
    TRUSTED_PROXIES: '127.0.0.1',
    RATE_LIMIT_FACTOR: '100',
  };
  const start = (appPort: number) => startApp({ port: appPort, environment });
  const apps = new Map<number, RunningApp>();
  for (const appPort of appPorts) apps.set(appPort, await start(appPort));
  const proxy = await startShippedNginx(nginx ?? '', { port, appPorts, folder: folder.path });

  const browsers = await Promise.all(
    Array.from({ length: CUSTOMERS }, () => playwright.request.newContext()),
  );
  const payers = await Promise.all(
    browsers.map(async (browser) => Payer.open(browser, await createBill(sandbox))),
  );
  const answers = new Map<string, number>();
  let isOver = false;
  const customers = payers.map(async (payer) => {
    while (!isOver) {
      for (const ask of [payer.createLinkToken(), payer.ask(''), payer.ask('status')]) {
        const status = await ask.then(
          (answer) => String(answer.status()),
          (error) => String(error),
        );
        answers.set(status, (answers.get(status) ?? 0) + 1);
      }
    }
  });

  for (const appPort of appPorts) {
    await apps.get(appPort)?.stop();
    apps.set(appPort, await start(appPort));
    await waitUntilReady(appPort);
    await wait(PAUSE_IN_MS);
  }
  isOver = true;
  await Promise.all(customers);
  expect([...answers.keys()], JSON.stringify([...answers])).toEqual(['200']);
  expect(answers.get('200')).toBeGreaterThan(100);
  for (const { bill } of payers) expect((await bill.countPayments()).received).toBe(0);

  for (const browser of browsers) await browser.dispose();
  await proxy.stop();
  for (const app of apps.values()) await app.stop();
  await server.close();
  await folder.close();
});

/** As the unit of the guide does. */
async function waitUntilReady(appPort: number): Promise<void> {
  const isReady = async () => (await fetch(`http://127.0.0.1:${appPort}/health/ready`)).ok;
  await expect.poll(isReady, { timeout: 60_000 }).toBe(true);
}

function readPauseInSeconds(): number {
  const unit = resolve(import.meta.dirname, '../../../docs/deploy/payment-page@.service');
  const [, seconds] = /^ExecStartPost=\S*sleep (\d+)$/m.exec(readFileSync(unit, 'utf8')) ?? [];
  return Number(seconds);
}
