import type { Heard } from '#e2e/qa/leaks.ts';
import { startSandbox } from '#e2e/sandbox/start-sandbox.ts';
import { startRecorder } from '#e2e/support/recorder.ts';
import { findFreePort } from '#lib/testing/free-port.ts';
import { type BrandFolders, type BrandsFolder, makeBrandsFolder } from './brands-folder.ts';
import { type BundleFolder, makeBundleFolder } from './bundle-folder.ts';
import { makeDataFolder } from './data-folder.ts';
import { startApp } from './start-app.ts';
import { listTestVariables } from './test-variables.ts';

/** What the journeys walk through: an app and the sandbox behind it. */
export type Target = {
  readonly appOrigin: string;
  readonly sandboxOrigin: string;
  /** The app's own folder of brands, where a file of journeys has given it some. */
  readonly brandsFolder?: BrandsFolder;
  /** Where the app runs from, if it is a bundle. */
  readonly bundle?: BundleFolder;
  /** Where the app listens itself, with nothing in between. */
  readonly listensAt: string;
  /** The app's own folder of data, unless somebody else started it. */
  readonly dataFolder?: string;
  /** Ends the app as a crash would; only where it is ours. */
  killApp(): Promise<void>;
  /** Starts it again after that: the same variables, data and port. */
  startAgain(): Promise<void>;
  /** Somebody else started it: its variables are as they are, and its answers are not recorded. */
  readonly isDeployed: boolean;
  /** All that the app let out since the last call: answers, headers, addresses and log lines. */
  takeHeard(): Heard[];
  stop(): Promise<void>;
};

/** A file of journeys sets them with `test.use`: they need an app of their own, which all files with the same ones share. */
export type TargetOptions = {
  /** `real`: no test mode; the app loads Plaid's own address, and the journey answers it. */
  readonly plaidScript: 'standIn' | 'real';
  /** Variables of the app that differ from the usual ones. */
  readonly appVariables: Readonly<Record<string, string>>;
  /** None unless a file says so: checking the drawings of all examples takes longer than all else of a start. */
  readonly brands: BrandFolders | 'examples';
  /** Runs the app as operators do: from a bundle, outside the project. */
  readonly isBundled: boolean;
};

/** Short, so that a journey about waiting does not wait long. */
const DEADLINES = { UPSTREAM_TIMEOUT_MS: '2000', PAY_TIMEOUT_MS: '2500', SETTLING_SECONDS: '6' };

/** Hundreds of customers come from one address within minutes, some of them with links that are closed. */
const OFTEN = { RATE_LIMIT_FACTOR: '10' };

/** A journey reads a bill when it says so: what nobody waits for has journeys of its own. */
const RARELY = { SWEEP_SECONDS: '3600' };

/** The deployed app and sandbox that `E2E_APP_ORIGIN` and `E2E_SANDBOX_ORIGIN` name, if they do. */
export function findDeployedTarget(environment = process.env): Target | undefined {
  const { E2E_APP_ORIGIN, E2E_SANDBOX_ORIGIN } = environment;
  if (!E2E_APP_ORIGIN && !E2E_SANDBOX_ORIGIN) return undefined;
  if (!E2E_APP_ORIGIN || !E2E_SANDBOX_ORIGIN) {
    throw new Error('Give both E2E_APP_ORIGIN and E2E_SANDBOX_ORIGIN, or neither.');
  }
  return {
    appOrigin: new URL(E2E_APP_ORIGIN).origin,
    sandboxOrigin: new URL(E2E_SANDBOX_ORIGIN).origin,
    listensAt: new URL(E2E_APP_ORIGIN).origin,
    isDeployed: true,
    killApp: refuse,
    startAgain: refuse,
    takeHeard: () => [],
    stop: async () => {},
  };
}

/** Starts a sandbox and an app for one worker alone, with a recorder in front of the app. */
export async function startTarget(options: TargetOptions): Promise<Target> {
  const recorder = await startRecorder();
  const sandbox = await startSandbox({ port: 0, appOrigin: recorder.origin });
  const lines: Heard[] = [];
  const brandsFolder =
    options.brands === 'examples' ? undefined : await makeBrandsFolder(options.brands);
  const dataFolder = await makeDataFolder();
  const bundle = options.isBundled ? await makeBundleFolder() : undefined;
  const port = await findFreePort();
  const appOptions = {
    port,
    environment: {
      DATA_DIR: dataFolder.path,
      ...listVariables(recorder.origin, sandbox.origin, options),
      ...(brandsFolder && { BRANDS_DIR: brandsFolder.path }),
    },
    ...(bundle && { folder: bundle.path }),
    onLine: (text: string) => lines.push({ where: 'the log', text }),
  };
  let app = await startApp(appOptions);
  recorder.sendTo(port);
  return {
    appOrigin: recorder.origin,
    sandboxOrigin: sandbox.origin,
    listensAt: app.origin,
    ...(brandsFolder && { brandsFolder }),
    ...(bundle && { bundle }),
    dataFolder: dataFolder.path,
    killApp: () => app.kill(),
    startAgain: async () => {
      app = await startApp(appOptions);
    },
    isDeployed: false,
    takeHeard: () => [...recorder.take(), ...lines.splice(0)],
    stop: async () => {
      await recorder.close();
      await app.stop();
      await sandbox.close();
      await brandsFolder?.close();
      await dataFolder.close();
      await bundle?.close();
    },
  };
}

async function refuse(): Promise<void> {
  throw new Error('Only an app that the journeys have started themselves can be ended by them.');
}

function listVariables(
  appOrigin: string,
  sandboxOrigin: string,
  { plaidScript, appVariables }: TargetOptions,
): Record<string, string> {
  const { TEST_MODE_PLAID_SCRIPT_URL, TEST_MODE_CLOCK_URL, ...usual } = listTestVariables(
    appOrigin,
    sandboxOrigin,
  );
  return {
    ...usual,
    ...(plaidScript === 'standIn' && { TEST_MODE_PLAID_SCRIPT_URL, TEST_MODE_CLOCK_URL }),
    ...DEADLINES,
    ...RARELY,
    ...OFTEN,
    ...appVariables,
  };
}
