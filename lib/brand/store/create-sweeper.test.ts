import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSentry } from './create-sentry.ts';
import { createSweeper } from './create-sweeper.ts';

const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const notes: string[] = [];
let folder: string;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  vi.clearAllMocks();
  notes.length = 0;
  folder = await mkdtemp(join(tmpdir(), 'sweeper-'));
  await mkdir(join(folder, 'gym'));
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true, force: true });
});

async function start() {
  // A system that tells of nothing, as for a folder that another machine writes to.
  const watch = () => ({ follow: () => {}, followRoot: () => {}, close: () => {} });
  const sentry = createSentry({ folder, log, watch, onHeard: () => {}, onUnclear: () => {} });
  const queue = {
    isChanged: () => true,
    listTaken: () => ['gone-meanwhile'],
    note: (id: string, notice: string) => void notes.push(`${id} ${notice}`),
  };
  const sweeper = createSweeper({ folder, log, queue, sentry });
  await sweeper.sweepAtStart();
  return { sentry, sweeper };
}

async function sweepAfter(sweeper: Awaited<ReturnType<typeof start>>['sweeper'], ms: number) {
  notes.length = 0;
  vi.advanceTimersByTime(ms);
  await sweeper.sweepWhenDue();
  return notes.sort();
}

test('looks every minute, as long as the system tells of changes', async () => {
  const { sweeper } = await start();
  expect(notes.sort()).toEqual(['gone-meanwhile start', 'gym start']);
  expect(await sweepAfter(sweeper, 59_000)).toEqual([]);
  expect(await sweepAfter(sweeper, 1_000)).toEqual(['gone-meanwhile found', 'gym found']);
});

test('looks every other second once the system has missed a change', async () => {
  const { sweeper, sentry } = await start();
  sentry.blame('gym');
  sentry.blame('gym');
  expect(log.warn).toHaveBeenCalledTimes(1);
  expect(await sweepAfter(sweeper, 1_000)).toEqual([]);
  expect(await sweepAfter(sweeper, 1_000)).toEqual(['gone-meanwhile found', 'gym found']);
});

test('looks at once where the system cannot say what has changed, and blames it for nothing', async () => {
  const { sweeper } = await start();
  sweeper.hurry();
  expect(await sweepAfter(sweeper, 0)).toEqual(['gone-meanwhile heard', 'gym heard']);
  expect(await sweepAfter(sweeper, 0)).toEqual([]);
});

test('says once of a link that leads nowhere, and again when it was mended in between', async () => {
  await symlink('gone', join(folder, 'club'));
  const { sweeper } = await start();
  await sweepAfter(sweeper, 60_000);
  expect(log.warn.mock.calls).toEqual([
    [{ folder: 'club' }, 'a link in the folder of brands leads nowhere'],
  ]);
  await mkdir(join(folder, 'gone'));
  await sweepAfter(sweeper, 60_000);
  await rm(join(folder, 'gone'), { recursive: true });
  await sweepAfter(sweeper, 60_000);
  expect(log.warn).toHaveBeenCalledTimes(2);
});

test('says once that the folder of brands cannot be read, and once that it can be again', async () => {
  const { sweeper } = await start();
  await rm(folder, { recursive: true });
  for (let times = 0; times < 3; times += 1) {
    expect(await sweepAfter(sweeper, 60_000)).toEqual([]);
  }
  expect(log.error).toHaveBeenCalledTimes(1);
  await mkdir(join(folder, 'gym'), { recursive: true });
  await writeFile(join(folder, 'gym', 'brand.json'), '{}');
  // The folder is another one than before, so that nobody could have told of it.
  expect(await sweepAfter(sweeper, 60_000)).toEqual(['gone-meanwhile heard', 'gym heard']);
  expect(log.info).toHaveBeenCalledTimes(1);
});
