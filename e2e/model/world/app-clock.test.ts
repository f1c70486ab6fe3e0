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
  require('node:readline').createInterface({ input: process.stdin }).on('line', () => {
    const date = new Date();
    const told = [Date.now(), date.getTime(), Date.parse(Date()), new Date(0).getTime()];
    const isDate = date instanceof Date && date.constructor === Date;
    console.log(JSON.stringify({ told, isDate }));
  });
`;

it('puts the clock of a running program forward and back', async () => {
  const clock = createAppClock(join(folder, 'clock'));
  const child = spawn(process.execPath, ['--import', clock.preload, '-e', PROGRAM], {
    env: { ...process.env, ...clock.environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  for (const offsetInMs of [0, 2 * HOUR_IN_MS, -2 * HOUR_IN_MS]) {
    clock.setOffset(offsetInMs);
    child.stdin.write('\n');
    const { told, isDate } = JSON.parse(String((await lines.next()).value));
    const hoursOff = told.map((at: number) => Math.round((at - Date.now()) / HOUR_IN_MS) + 0);
    const off = offsetInMs / HOUR_IN_MS;
    expect(hoursOff.slice(0, 3)).toEqual([off, off, off]);
    expect(told[3], 'a date of its own').toBe(0);
    expect(isDate).toBe(true);
  }
  child.kill();
  clock.close();
});
