import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { request } from '@playwright/test';
import { formatTable } from '#lib/format-table.ts';
import { findFreePort } from '#lib/testing/free-port.ts';
import { load } from './bench/measure/load.ts';
import { readCost } from './bench/measure/read-cost.ts';
import { getQuantile } from './bench/measure/run.ts';
import { listScenarios } from './bench/scenarios.ts';
import { type BenchServers, RESULTS, startServers } from './bench/servers.ts';
import { type StartedServer, startServer } from './bench/start-server.ts';
import { createSandboxClient } from './qa/sandbox-client.ts';
import { startSandbox } from './sandbox/start-sandbox.ts';
import { makeDataFolder } from './support/app/data-folder.ts';
import { listTestVariables } from './support/app/test-variables.ts';
import { createBill } from './support/bills/sandbox-bill.ts';
import { Payer } from './support/payer.ts';

const { values: options } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    instances: { type: 'string', default: '1,2,4' },
    megabytes: { type: 'string', default: '0.1,1,5,20' },
  },
});

const PARTS = 10;
/** As customers do who wait for a result. */
const NEWS_PER_BILL = 8;
const TURN_IN_MS = 2_000;
const ROUNDS = 5;

/** What time and memory do as requests, instances and attachments grow. It judges nothing: it is no test. */
async function main(): Promise<void> {
  const bench = await startServers({ isProfiled: false });
  try {
    say(`Memory over ${options.requests} looks for news and bills, 16 connections:`);
    say(formatTable(await measureMemory(bench)));
    say('Instances on this machine, 64 connections spread over them, looks for news:');
    say(formatTable(await measureInstances(bench)));
  } finally {
    await bench.close();
  }
  say('Attachments, one after another:');
  say(formatTable(await measureAttachments()));
}

async function measureMemory({ servers, openBillsAgain, staticFiles }: BenchServers) {
  const { origin, pid } = servers.ours;
  const part = Number(options.requests) / PARTS;
  const rows: (string | number)[][] = [['requests', 'MB', 'a second']];
  let answered = 0;
  for (let count = 1; count <= PARTS; count++) {
    const scenarios = listScenarios(await openBillsAgain(), origin, staticFiles);
    const list = (name: string) =>
      scenarios.find((scenario) => scenario.name.includes(name))?.requests.ours ?? [];
    const news = list('status');
    const requests = list('a bill').flatMap((bill) => [bill, ...news.slice(0, NEWS_PER_BILL)]);
    const startedAtInMs = performance.now();
    const before = answered;
    while (answered < count * part) {
      const turn = { origin, requests, status: 200, connections: 16, lengthInMs: TURN_IN_MS };
      const { timesInMs, refused } = await load(turn);
      if (timesInMs.length < refused) throw new Error(`${refused} requests were refused at once`);
      answered += timesInMs.length;
    }
    const perSecond = ((answered - before) / (performance.now() - startedAtInMs)) * 1000;
    rows.push([String(answered), readCost(pid).memoryInMb, perSecond]);
  }
  return rows;
}

async function measureInstances({ servers, bills, staticFiles, startInstance }: BenchServers) {
  const instances: StartedServer[] = [servers.ours];
  const scenarios = listScenarios(bills, servers.ours.origin, staticFiles);
  const requests = scenarios.find(({ name }) => name.includes('status'))?.requests.ours ?? [];
  const rows: (string | number)[][] = [['instances', 'a second', 'p99 ms', 'CPU µs']];
  for (const count of options.instances.split(',').map(Number)) {
    while (instances.length < count) instances.push(await startInstance());
    const connections = Math.ceil(64 / count);
    const turn = { requests, status: 200, connections, lengthInMs: 2 * TURN_IN_MS };
    const shared = instances.slice(0, count);
    const run = () => Promise.all(shared.map(({ origin }) => load({ ...turn, origin })));
    await run();
    const before = sumCpu(shared);
    const done = await run();
    const times = done.flatMap(({ timesInMs }) => timesInMs).sort((one, other) => one - other);
    const cpuInUs = ((sumCpu(shared) - before) * 1000) / times.length;
    const perSecond = (times.length / turn.lengthInMs) * 1000;
    rows.push([String(count), perSecond, getQuantile(times, 0.99), cpuInUs]);
  }
  await Promise.all(instances.slice(1).map((instance) => instance.stop()));
  return rows;
}

function sumCpu(instances: readonly StartedServer[]): number {
  return instances.reduce((sum, { pid }) => sum + readCost(pid).cpuInMs, 0);
}

async function measureAttachments() {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const sandbox = await startSandbox({ port: 0, appOrigin: origin });
  const data = await makeDataFolder();
  const environment = {
    ...listTestVariables(origin, sandbox.origin),
    DATA_DIR: data.path,
    HOST: '127.0.0.1',
    PORT: String(port),
  };
  const app = await startServer({
    args: ['start.mjs', 'server.ts'],
    environment,
    origin,
    readyPath: '/health',
    logFile: join(RESULTS, 'attachments.log'),
  });
  const context = await request.newContext();
  try {
    const rows: (string | number)[][] = [['MB of file', 'ms', 'CPU ms', 'MB of memory']];
    for (const megabytes of options.megabytes.split(',').map(Number)) {
      const sizeInBytes = Math.round(megabytes * 1_000_000);
      const client = createSandboxClient(sandbox.origin);
      const bill = await createBill(client, { attachments: [{ sizeInBytes }] });
      const payer = await Payer.open(context, bill);
      const [path] = /invoices\/[^"]+/.exec(await (await payer.ask('')).text()) ?? [''];
      const before = readCost(app.pid);
      const startedAtInMs = performance.now();
      for (let round = 0; round < ROUNDS; round++) {
        const { length } = await (await payer.ask(path)).body();
        if (length !== sizeInBytes)
          throw new Error(`${length} bytes came in place of ${sizeInBytes}`);
      }
      const tookInMs = (performance.now() - startedAtInMs) / ROUNDS;
      const { cpuInMs, memoryInMb } = readCost(app.pid);
      rows.push([String(megabytes), tookInMs, (cpuInMs - before.cpuInMs) / ROUNDS, memoryInMb]);
    }
    return rows;
  } finally {
    await context.dispose();
    await Promise.all([app.stop(), sandbox.close()]);
    await data.close();
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

await main();
