import { type ChildProcess, spawn } from 'node:child_process';
import { delimiter, join, resolve } from 'node:path';

export type Command = {
  readonly line: readonly [program: string, ...args: string[]];
  readonly environment?: Readonly<Record<string, string>>;
  /** Shows the output while it comes. */
  readonly isShown?: boolean;
};

export type Finished = { readonly isGood: boolean; readonly output: string };

const ROOT = resolve(import.meta.dirname, '../..');
/** Where Node keeps what it has compiled: half of a start is reading and stripping sources, the same each time. */
export const COMPILED_FOLDER = join(ROOT, 'node_modules/.cache/compiled');
const IS_WINDOWS = process.platform === 'win32';
const GRACE_IN_MS = 5_000;

const running = new Set<ChildProcess>();

/** Runs a program of the project or of the system to its end, and leaves no child of it behind. */
export async function runCommand({ line, environment, isShown }: Command): Promise<Finished> {
  const [program, ...args] = line;
  const child = spawn(program, args, {
    cwd: ROOT,
    env: {
      ...process.env,
      PATH: projectFirst(),
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_COMPILE_CACHE: COMPILED_FOLDER,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: !IS_WINDOWS, // a group of its own can be ended as a whole
    shell: IS_WINDOWS,
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (isShown) process.stdout.write(text);
    });
  }
  const problem = await waitForEnd(child);
  running.delete(child);
  signalGroup(child, 'SIGKILL');
  return { isGood: child.exitCode === 0, output: output + problem };
}

/** Ends whatever still runs: first as Ctrl-C would, then by force. */
export async function endCommands(): Promise<void> {
  for (const child of running) signalGroup(child, 'SIGINT');
  const deadline = Date.now() + GRACE_IN_MS;
  while (running.size > 0 && Date.now() < deadline) {
    await new Promise((done) => setTimeout(done, 50));
  }
  for (const child of running) signalGroup(child, 'SIGKILL');
}

function projectFirst(): string {
  return [join(ROOT, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
}

function waitForEnd(child: ChildProcess): Promise<string> {
  return new Promise((done) => {
    child.once('error', (error) => done(`${error.message}\n`));
    child.once('close', () => done(''));
  });
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (IS_WINDOWS) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // nobody of the group is left
  }
}
