import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildIfChanged } from '#e2e/checks/build-app.ts';
import { runCommand } from '#e2e/checks/run-command.ts';
import { makeDataFolder } from '#e2e/support/app/data-folder.ts';
import { listTestVariables } from '#e2e/support/app/test-variables.ts';
import { findFreePort } from '#lib/testing/free-port.ts';
import { openBills } from './open-bills.ts';
import type { OpenBill, ServerName } from './scenarios.ts';
import { type ServerOptions, type StartedServer, startServer } from './start-server.ts';
import { recordAnswers } from './upstream/record-answers.ts';

export const RESULTS = resolve(import.meta.dirname, '../../test-results/bench');

const ROOT = resolve(import.meta.dirname, '../..');
/** A copy: what a build leaves behind is no source of ours. */
export const EMPTY_APP = '.next-bench';
const PROFILE = ['--cpu-prof', `--cpu-prof-dir=${RESULTS}`];
/** So many that no session comes near its limits, as long as these are a hundred times as wide. */
const BILL_COUNT = 64;

export type BenchServers = {
  readonly servers: Readonly<Record<ServerName, StartedServer>>;
  readonly bills: readonly OpenBill[];
  /** The same with new sessions, which last an hour. */
  openBillsAgain(): Promise<readonly OpenBill[]>;
  readonly staticFiles: Readonly<Record<'ours' | 'empty', string>>;
  /** How long a server takes from its start to its first answer; it is another one. */
  measureStart(name: ServerName): Promise<number>;
  /** One more instance of ours, on the same ledger. */
  startInstance(): Promise<StartedServer>;
  close(): Promise<void>;
};

/** Builds and starts all that is compared, on this machine alone. A profile of ours comes to lie beside the results. */
export async function startServers({
  isProfiled,
}: {
  readonly isProfiled: boolean;
}): Promise<BenchServers> {
  await buildBoth();
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  const ports = { upstream: await findFreePort(), ours: await findFreePort() };
  const origin = `http://127.0.0.1:${ports.ours}`;
  const { answers, bills, jwt } = await recordAnswers(origin, BILL_COUNT);
  const answersFile = join(RESULTS, 'upstream.json');
  writeFileSync(answersFile, JSON.stringify(answers));
  const upstream = await start('upstream', ports.upstream, {
    args: ['e2e/bench/upstream/main.ts', String(ports.upstream), answersFile],
    readyPath: '/',
    environment: {},
  });
  const data = await makeDataFolder();
  const secret = randomBytes(32).toString('hex');
  const calls = { BENCH_UPSTREAM: upstream.origin, BENCH_JWT: jwt, SESSION_SECRET: secret };
  const startOne = (name: ServerName, port: number) => {
    const next = ['node_modules/next/dist/bin/next', 'start', EMPTY_APP, '-p', String(port)];
    return {
      ours: () =>
        start(name, port, {
          args: [...(isProfiled ? PROFILE : []), 'start.mjs', 'server.ts'],
          readyPath: '/health',
          environment: {
            ...listTestVariables(`http://127.0.0.1:${port}`, upstream.origin),
            // Nobody asks for the time where money moves.
            TEST_MODE_CLOCK_URL: '',
            SESSION_SECRET: secret,
            DATA_DIR: data.path,
            RATE_LIMIT_FACTOR: '100',
            HOST: '127.0.0.1',
            PORT: String(port),
          },
        }),
      empty: () =>
        start(name, port, {
          args: [...next, '-H', '127.0.0.1'],
          readyPath: '/plain',
          environment: calls,
        }),
      bare: () =>
        start(name, port, {
          args: ['e2e/bench/bare/main.ts', String(port)],
          readyPath: '/plain',
          environment: calls,
        }),
    }[name]();
  };
  const servers = {
    ours: await startOne('ours', ports.ours),
    empty: await startOne('empty', await findFreePort()),
    bare: await startOne('bare', await findFreePort()),
  };
  return {
    servers,
    bills: await openBills(bills),
    openBillsAgain: () => openBills(bills),
    staticFiles: { ours: findScript('.next'), empty: findScript(`${EMPTY_APP}/.next`) },
    async measureStart(name) {
      const another = await startOne(name, await findFreePort());
      await another.stop();
      return another.startInMs;
    },
    startInstance: async () => startOne('ours', await findFreePort()),
    async close() {
      await Promise.all([...Object.values(servers), upstream].map((server) => server.stop()));
      await data.close();
    },
  };
}

/** Builds the payment page where something has changed, and the empty app. */
export async function buildBoth(): Promise<void> {
  await buildIfChanged(() => process.stdout.write('Building the payment page.\n'));
  process.stdout.write('Building an empty Next app.\n');
  cpSync(join(import.meta.dirname, 'empty-app'), join(ROOT, EMPTY_APP), { recursive: true });
  const environment = { NODE_ENV: 'production' };
  const built = await runCommand({ line: ['next', 'build', EMPTY_APP], environment });
  if (!built.isGood) throw new Error(`The build of the empty app failed.\n${built.output}`);
}

function start(
  name: string,
  port: number,
  options: Omit<ServerOptions, 'origin' | 'logFile'>,
): Promise<StartedServer> {
  const origin = `http://127.0.0.1:${port}`;
  return startServer({ ...options, origin, logFile: join(RESULTS, `${name}-${port}.log`) });
}

function findScript(build: string): string {
  const scripts = readdirSync(join(ROOT, build, 'static/chunks')).filter((name) =>
    name.endsWith('.js'),
  );
  return `/_next/static/chunks/${scripts.sort()[0]}`;
}
