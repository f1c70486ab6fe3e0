import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fail, type Result, succeed } from '#lib/result.ts';
import { findFreePort } from '../free-port.ts';
import { endWithThisProcess, killProcess } from '../stop-process.ts';

export type RedisServer = {
  readonly url: string;
  /** Lets it answer nothing, though it is there. */
  pause(): void;
  resume(): void;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Starts it again, empty, at the same address. */
  start(): Promise<void>;
};

/** No npm package holds one, so it is the system's, or the program that `TEST_REDIS_SERVER` names. */
const PROGRAMS = process.env.TEST_REDIS_SERVER
  ? [process.env.TEST_REDIS_SERVER]
  : ['valkey-server', 'redis-server'];

/** Starts a Valkey or a Redis of its own, which keeps nothing on disk. Says why where there is none. */
export async function startRedis(): Promise<Result<RedisServer, string>> {
  const [port, password] = [await findFreePort(), randomBytes(16).toString('hex')];
  for (const program of PROGRAMS) {
    let child = await spawnServer(program, port, password);
    if (!child) continue;
    return succeed({
      url: `redis://:${password}@127.0.0.1:${port}`,
      pause: () => void child?.kill('SIGSTOP'),
      resume: () => void child?.kill('SIGCONT'),
      kill: async () => {
        if (child) await killProcess(child);
      },
      start: async () => {
        child = await spawnServer(program, port, password);
      },
    });
  }
  return fail(
    'No Valkey or Redis found. Install the server, or name its program in TEST_REDIS_SERVER.',
  );
}

/** Gives the process once it answers, and nothing where there is no such program. */
async function spawnServer(
  program: string,
  port: number,
  password: string,
): Promise<ChildProcess | undefined> {
  const where = ['--port', String(port), '--bind', '127.0.0.1', '--requirepass', password];
  const child = spawn(program, [...where, '--save', '', '--appendonly', 'no'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  endWithThisProcess(child);
  try {
    await once(child, 'spawn');
  } catch {
    return undefined;
  }
  const lines = createInterface(child.stdout);
  for await (const line of lines) {
    if (/Ready to accept connections/i.test(line)) break;
  }
  child.stdout.resume();
  return child.exitCode === null ? child : undefined;
}
