import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hasEnded } from '../stop-process.ts';
import { guardFolder } from './folder-guard.ts';

let place: string;
let folder: string;
let worker: ChildProcessWithoutNullStreams | undefined;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'folder-guard-'));
  folder = join(place, 'folder');
  mkdirSync(join(folder, 'inner'), { recursive: true });
  writeFileSync(join(folder, 'inner', 'file'), 'content');
});
afterEach(() => {
  if (worker) killGroup(worker);
  worker = undefined;
  rmSync(place, { recursive: true });
});

describe.skipIf(process.platform === 'win32')('guardFolder', () => {
  it('removes the folder when it is released', async () => {
    await guardFolder(folder).release();
    expect(existsSync(folder)).toBe(false);
  });

  it('ends the process that works in it, and what that one started', async () => {
    const guard = guardFolder(folder);
    worker = await startWorker('ulimit -c 0; exec "$0" --eval "$1"', process.execPath, ENDS_AFTER);
    const closed = once(worker, 'close'); // only when the inner process has ended too
    guard.watch(worker);
    await guard.release();
    await closed;
    expect(worker.exitCode).toBe(7);
    expect(existsSync(folder)).toBe(false);
  });

  it('leaves alone what is left of a process that has ended: its number may be taken again', async () => {
    const guard = guardFolder(folder);
    const call = join(place, 'call');
    worker = await startWorker(
      `(until [ -e "$0" ]; do sleep 0.05; done; echo here) & echo up`,
      call,
    );
    guard.watch(worker);
    if (!hasEnded(worker)) await once(worker, 'exit');
    await guard.release();
    const answer = once(worker.stdout, 'data');
    writeFileSync(call, '');
    expect(String(await answer)).toBe('here\n');
  });

  it('does the same when this process is killed', async () => {
    const module = JSON.stringify(new URL('folder-guard.ts', import.meta.url).href);
    const script = `
      const { guardFolder } = await import(${module});
      guardFolder(${JSON.stringify(folder)});
      process.stdout.write('up');
    `;
    const owner = spawn(process.execPath, ['--input-type=module', '--eval', script]);
    await once(owner.stdout, 'data');
    expect(existsSync(folder)).toBe(true);
    owner.kill('SIGKILL');
    await vi.waitUntil(() => !existsSync(folder), { timeout: 15_000 });
  });
});

/** Ends as soon as the process that it has started has ended. */
const ENDS_AFTER = `
  const inner = require('node:child_process').spawn('sleep', ['1000']);
  process.on('SIGQUIT', () => {});
  inner.on('spawn', () => process.stdout.write('up'));
  inner.on('exit', () => process.exit(7));
`;

async function startWorker(
  script: string,
  ...args: string[]
): Promise<ChildProcessWithoutNullStreams> {
  const child = spawn('/bin/sh', ['-c', script, ...args], { detached: true });
  await once(child.stdout, 'data');
  return child;
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // nobody of it is left
  }
}
