import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createAppClock } from './app-clock.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clock-'));
});

afterEach(() => rm(folder, { recursive: true }));

const HOUR_IN_MS = 60 * 60 * 1000;

/** Says, for each line that it reads, what time it is in every way in which a program can ask. */
const PROGRAM = `
  const begin = performance.now();
  require('node:readline').createInterface({ input: process.stdin }).on('line', () => {
    const date = new Date();
    const told = [Date.now(), date.getTime(), Date.parse(Date())];
    const isDate = date instanceof Date && date.constructor === Date && +new Date(0) === 0;
    console.log(JSON.stringify({ told, isDate, measured: performance.now() - begin }));
  });
`;

it('lets time pass in a running program, and puts its clock wrong', async () => {
  const clock = createAppClock(join(folder, 'clock'));
  const child = spawn(process.execPath, ['--import', clock.preload, '-e', PROGRAM], {
    env: { ...process.env, ...clock.environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const shifts = [
    [0, 0],
    [5, 2],
    [5, -7],
  ] as const;
  for (const [passed, skew] of shifts) {
    clock.shift({ passedInMs: passed * HOUR_IN_MS, skewInMs: skew * HOUR_IN_MS });
    child.stdin.write('\n');
    const { told, isDate, measured } = JSON.parse(String((await lines.next()).value));
    const off = told.map((at: number) => toHours(at - Date.now()));
    expect(off).toEqual([passed + skew, passed + skew, passed + skew]);
    expect(toHours(measured), 'on the clock that nobody can set').toBe(passed);
    expect(isDate).toBe(true);
  }
  child.kill();
  clock.close();
});

/** A slow machine makes no difference of half an hour. */
function toHours(lengthInMs: number): number {
  return Math.round(lengthInMs / HOUR_IN_MS) + 0;
}
