import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { hasEnded, stopProcess } from './stop-process.ts';

const IGNORES_REQUESTS = 'process.on("SIGTERM", () => {});';

describe.skipIf(process.platform === 'win32')('stopProcess', () => {
  it('asks first', async () => {
    const child = await start('process.on("SIGTERM", () => process.exit(7));');
    await stopProcess(child);
    expect(child.exitCode).toBe(7);
  });

  it('ends a process that does not listen', async () => {
    const child = await start(IGNORES_REQUESTS);
    await stopProcess(child, 50);
    expect(child.signalCode).toBe('SIGKILL');
  });

  it('has nothing to do where the process has ended', async () => {
    const child = await start('setTimeout(() => process.exit(0), 10);');
    if (!hasEnded(child)) await once(child, 'exit');
    await stopProcess(child);
    expect(child.exitCode).toBe(0);
  });
});

async function start(script: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [
    '--eval',
    `${script} setInterval(() => {}, 1000); process.stdout.write("up");`,
  ]);
  await once(child.stdout, 'data');
  return child;
}
