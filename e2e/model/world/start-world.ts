import { randomBytes, randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandboxClient, type SandboxClient } from '#e2e/qa/sandbox-client.ts';
import { type FaultProxy, startFaultProxy } from '#e2e/sandbox/fault-proxy/start-fault-proxy.ts';
import { type StartedSandbox, startSandbox } from '#e2e/sandbox/start-sandbox.ts';
import { type Result, succeed } from '#lib/result.ts';
import { findFreePortFrom } from '#lib/testing/free-port.ts';
import { SETTINGS } from '../settings.ts';
import { createAppClock } from './app-clock.ts';
import type { Balancer } from './balancer/balancer.ts';
import { startBalancer } from './balancer/start-balancer.ts';
import { Instance } from './instance.ts';
import { openStore } from './open-store.ts';
import type { Store, StoreName } from './store.ts';
import { WorldTime } from './world-time.ts';

/** Everything that a schedule is played in. */
export type World = {
  /** Of the payment page, as customers know it. */
  readonly origin: string;
  readonly sandbox: SandboxClient;
  readonly proxy: FaultProxy;
  readonly balancer: Balancer;
  readonly instances: readonly Instance[];
  readonly store: Store;
  readonly time: WorldTime;
  stop(): Promise<void>;
};

const INSTANCE_NAMES = ['left', 'right'];

/**
 * Starts ledger, sandbox, proxy, apps and balancer, each on a port of its own. Says why where this machine
 * has no such store.
 */
export async function startWorld(storeName: StoreName): Promise<Result<World, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'model-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const store = await openStore(storeName, folder);
  return store.ok ? succeed(await startAround(store.value, folder)) : store;
}

async function startAround(store: Store, folder: string): Promise<World> {
  const port = await findPort();
  const origin = `http://127.0.0.1:${port}`;
  const sandbox = await startSandbox({ port: 0, appOrigin: origin });
  const proxy = await startFaultProxy({ port: await findPort(), connectfiPort: sandbox.port });
  const brandsFolder = await mkdtemp(join(folder, 'no-brands-'));
  const shared = {
    ...listVariables(origin, sandbox),
    ...store.environment,
    // Who is killed so often should not have to check logos each time.
    BRANDS_DIR: brandsFolder,
  };
  const apps = await Promise.all(
    INSTANCE_NAMES.map(async (name) => {
      const appPort = await findPort();
      return { appPort, instance: createInstance({ name, appPort, folder, proxy, shared }) };
    }),
  );
  const instances = apps.map(({ instance }) => instance);
  await Promise.all(instances.map((instance) => instance.start()));
  const appPorts = apps.map(({ appPort }) => appPort);
  const balancer = await startBalancer({ port, appPorts, folder });
  return {
    origin,
    sandbox: createSandboxClient(sandbox.origin),
    proxy,
    balancer,
    instances,
    store,
    time: new WorldTime(instances),
    stop: async () => {
      await balancer.stop();
      await Promise.all(instances.map((instance) => instance.stop()));
      await proxy.close();
      await sandbox.close();
      await store.stop();
    },
  };
}

type InstanceParts = {
  readonly name: string;
  readonly appPort: number;
  readonly folder: string;
  readonly proxy: FaultProxy;
  readonly shared: Readonly<Record<string, string>>;
};

function createInstance({ name, appPort, folder, proxy, shared }: InstanceParts): Instance {
  const clock = createAppClock(join(folder, `clock-${name}`));
  return new Instance({
    name,
    port: appPort,
    clock,
    environment: {
      ...shared,
      ...clock.environment,
      CONNECTFI_BASE_URL: `http://127.0.0.1:${proxy.port}/${name}/connectfi`,
      NODE_OPTIONS: `--import=${clock.preload}`,
    },
  });
}

function listVariables(origin: string, sandbox: StartedSandbox): Record<string, string> {
  return {
    PUBLIC_ORIGIN: origin,
    PLAID_ENVIRONMENT: 'sandbox',
    TEST_MODE_PLAID_SCRIPT_URL: `${sandbox.origin}/plaid/link-initialize.js`,
    SESSION_SECRET: randomBytes(32).toString('hex'),
    UPSTREAM_TIMEOUT_MS: String(SETTINGS.upstreamTimeoutInMs),
    PAY_TIMEOUT_MS: String(SETTINGS.payTimeoutInMs),
    SETTLING_SECONDS: String(SETTINGS.settlingInMs / 1000),
    SWEEP_SECONDS: String(SETTINGS.sweepInSeconds),
    // All customers come from one address.
    RATE_LIMIT_FACTOR: '100',
    LOG_LEVEL: 'error',
  };
}

/** Below the ports that the system gives to outgoing connections, so that nobody takes one while it is shut. */
function findPort(): Promise<number> {
  return findFreePortFrom(20_000 + randomInt(10_000));
}
