import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { COMPILED_FOLDER } from '#e2e/checks/run-command.ts';
import { endWithThisProcess, hasEnded, stopProcess } from '#lib/testing/stop-process.ts';

export type ServerOptions = {
  /** Of the program, after `node`. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly origin: string;
  /** Answers as soon as the server does. */
  readonly readyPath: string;
  readonly logFile: string;
};

export type StartedServer = {
  readonly origin: string;
  readonly pid: number;
  readonly startInMs: number;
  stop(): Promise<void>;
};

const ROOT = resolve(import.meta.dirname, '../..');
const PAUSE_IN_MS = 10;
const LONGEST_START_IN_MS = 60_000;

/** Starts a server whose output goes to a file: a pipe would make it wait for the benchmark. */
export async function startServer(options: ServerOptions): Promise<StartedServer> {
  const { args, environment, origin, readyPath, logFile } = options;
  const log = openSync(logFile, 'w');
  const startedAtInMs = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_COMPILE_CACHE: COMPILED_FOLDER,
      ...environment,
    },
    stdio: ['ignore', log, log],
  });
  endWithThisProcess(child);
  while (!(await answers(origin + readyPath))) {
    const isLate = performance.now() - startedAtInMs > LONGEST_START_IN_MS;
    if (hasEnded(child) || isLate) throw new Error(`A server did not start: see ${logFile}.`);
    await wait(PAUSE_IN_MS);
  }
  const startInMs = performance.now() - startedAtInMs;
  return { origin, pid: child.pid ?? 0, startInMs, stop: () => stopProcess(child) };
}

async function answers(address: string): Promise<boolean> {
  try {
    const answer = await fetch(address);
    await answer.body?.cancel();
    return true;
  } catch {
    return false;
  }
}
