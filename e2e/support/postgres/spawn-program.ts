import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Binaries } from './find-postgres.ts';
import type { FolderGuard } from './folder-guard.ts';
import { describeEnvironment } from './program-environment.ts';
import type { Account } from './server-account.ts';

/** Where a server lives, and with what. */
export type ServerHome = {
  readonly folder: string;
  readonly guard: FolderGuard;
  readonly account: Account | undefined;
  readonly binaries: Binaries;
};

export type Program = {
  readonly child: ChildProcess;
  /** What it says, line by line. */
  readonly output: Interface;
  /** Resolves when it has ended together with everything that it started. */
  readonly ended: Promise<void>;
  /** What it said last, for an error. */
  readonly lastWords: () => string;
};

const LINES_KEPT = 30;

/** Starts one of PostgreSQL's programs, which ends with this process at the latest. */
export function spawnProgram(
  { folder, guard, account, binaries }: ServerHome,
  name: 'initdb' | 'postgres',
  args: readonly string[],
): Program {
  const child = spawn(join(binaries.bin, name), args, {
    ...account,
    cwd: folder,
    env: describeEnvironment(binaries),
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true, // Ctrl-C is for this process, which then ends the other as it sees fit
  });
  guard.watch(child);
  const lines: string[] = [];
  const output = createInterface({ input: child.stderr }).on('line', (line) => {
    lines.push(line);
    if (lines.length > LINES_KEPT) lines.shift();
  });
  child.once('error', (error) => lines.push(error.message));
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  return { child, output, ended, lastWords: () => lines.join('\n') };
}
