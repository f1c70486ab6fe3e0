import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { COMPILED_FOLDER } from '#e2e/checks/run-command.ts';
import {
  endWithThisProcess,
  freezeProcess,
  hasEnded,
  killProcess,
  stopProcess,
} from '#lib/testing/stop-process.ts';

export type AppOptions = {
  readonly port: number;
  /** All variables of the app; of ours it inherits only what a program needs to run at all. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where the server and its build are, if not in the project. */
  readonly folder?: string;
  readonly onLine?: (line: string) => void;
};

export type RunningApp = AsyncDisposable & {
  /** Where it listens itself, whatever its public origin is. */
  readonly origin: string;
  /** Resolves when the process has ended, asked or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Lets it stand still, as a machine does that is short of everything. */
  freeze(forInMs: number): Promise<void>;
};

const ROOT = resolve(import.meta.dirname, '../../..');
/** Two seconds, unless others are at work on the same machine. */
const LONGEST_START_IN_MS = 90_000;
const INHERITED = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot', 'NODE_EXTRA_CA_CERTS'];

/** Starts the production build as a process of its own and waits until it answers. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const lines: string[] = [];
  const child = spawnServer(options, (line) => {
    lines.push(line);
    options.onLine?.(line);
  });
  const origin = `http://127.0.0.1:${options.port}`;
  try {
    await waitUntilHealthy(origin, child);
  } catch (error) {
    await stopProcess(child);
    throw new Error(`${String(error)}\n${lines.slice(-30).join('\n')}`);
  }
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  return {
    origin,
    ended,
    stop: () => stopProcess(child),
    [Symbol.asyncDispose]: () => stopProcess(child),
    kill: () => killProcess(child),
    freeze: (forInMs) => freezeProcess(child, forInMs),
  };
}

function spawnServer(options: AppOptions, onLine: (line: string) => void): ChildProcess {
  const inherited = INHERITED.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const child = spawn(process.execPath, ['start.mjs', 'server.ts'], {
    cwd: options.folder ?? ROOT,
    env: {
      ...Object.fromEntries(inherited),
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_COMPILE_CACHE: COMPILED_FOLDER,
      HOST: '127.0.0.1',
      PORT: String(options.port),
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  endWithThisProcess(child);
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', onLine);
  }
  return child;
}

async function waitUntilHealthy(origin: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + LONGEST_START_IN_MS;
  while (Date.now() < deadline) {
    if (hasEnded(child)) throw new Error('The app ended before it answered.');
    if (await isHealthy(origin)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`The app did not answer within ${LONGEST_START_IN_MS / 1000} seconds.`);
}

async function isHealthy(origin: string): Promise<boolean> {
  try {
    const answer = await fetch(`${origin}/health`, { signal: AbortSignal.timeout(2_000) });
    await answer.body?.cancel();
    return answer.status === 200;
  } catch {
    return false;
  }
}
