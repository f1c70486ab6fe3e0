import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { endWithThisProcess, hasEnded, stopProcess } from '#lib/testing/stop-process.ts';

const LONGEST_START_IN_MS = 15_000;

/** Starts a balancer's program and waits until it takes connections. Gives the function that ends it. */
export async function startProgram(
  path: string,
  args: readonly string[],
  port: number,
): Promise<() => Promise<void>> {
  const child = spawn(path, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  endWithThisProcess(child);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const deadline = Date.now() + LONGEST_START_IN_MS;
  while (!(await isListening(port))) {
    if (hasEnded(child) || Date.now() > deadline) {
      await stopProcess(child);
      throw new Error(`${path} does not listen on ${port}.\n${said}`);
    }
    await wait(50);
  }
  return () => stopProcess(child);
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
