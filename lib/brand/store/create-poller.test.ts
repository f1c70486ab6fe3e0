import { mkdir, mkdtemp, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPoller } from './create-poller.ts';

let root: string;
let prepared: string[];
let held: string[];
let duringPrepare: () => Promise<void>;

beforeEach(async () => {
  // Times of files are as of now, so that the machine's own clock stays.
  vi.useFakeTimers({ toFake: ['performance'] });
  root = await mkdtemp(join(tmpdir(), 'poller-'));
  prepared = [];
  held = [];
  duringPrepare = async () => {};
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(root, { recursive: true, force: true });
});

async function write(content: string, file = 'brand.json'): Promise<void> {
  await mkdir(join(root, 'gym'), { recursive: true });
  await writeFile(join(root, 'gym', file), content);
}

/** One that has looked before anything was there, so that nothing is as old as the start. */
async function start(canTake = () => true) {
  const poller = createPoller({
    root,
    prepare: async (id, isGone) => {
      await duringPrepare();
      return canTake() ? () => void prepared.push(`${id} ${isGone ? 'gone' : 'there'}`) : undefined;
    },
    reportHeld: (id, hold) => held.push(`${id} ${hold}`),
  });
  await poller.lookAtAll([]);
  return {
    ...poller,
    lookAfter: (ms: number) => {
      vi.advanceTimersByTime(ms);
      return poller.lookAtAll(['gym']);
    },
  };
}

test('takes a folder after 700 ms without any change', async () => {
  const poller = await start();
  await write('one');
  expect(await poller.lookAfter(0)).toEqual([]);
  await write('longer');
  expect(await poller.lookAfter(690)).toEqual([]);
  expect(await poller.lookAfter(690)).toEqual([]);
  expect(poller.isBusy()).toBe(true);
  expect(await poller.lookAfter(10)).toEqual([{ id: 'gym', isGone: false, isRenewed: false }]);
  expect(prepared).toEqual(['gym there']);
  expect(poller.isBusy()).toBe(false);
});

test('takes at the start at once what has not been changed for long', async () => {
  await write('one');
  const takes = async (ageInMs: number) => {
    vi.setSystemTime(Date.now() + ageInMs);
    const poller = createPoller({ root, prepare: async () => () => {}, reportHeld: () => {} });
    return (await poller.lookAtAll(['gym'])).length;
  };
  vi.useFakeTimers({ toFake: ['performance', 'Date'] });
  expect(await takes(0)).toBe(0);
  expect(await takes(60_000)).toBe(1);
  // A file from the future has waited for nothing.
  expect(await takes(-120_000)).toBe(0);
});

test('drops what has changed while it was read, and reads it again', async () => {
  const poller = await start();
  await write('one');
  await poller.lookAfter(0);
  duringPrepare = () => write('longer');
  expect(await poller.lookAfter(700)).toEqual([]);
  expect(prepared).toEqual([]);
  duringPrepare = async () => {};
  await poller.lookAfter(0);
  expect(await poller.lookAfter(700)).toHaveLength(1);
});

test('reads nothing twice that is as it was', async () => {
  const poller = await start();
  await write('one');
  await poller.lookAfter(0);
  await poller.lookAfter(700);
  expect(await poller.lookAfter(700)).toEqual([]);
  expect(await poller.isTaken('gym')).toBe(true);
  expect(prepared).toHaveLength(1);
});

test('lets a folder go, unless it is told that this cannot be', async () => {
  let canTake = true;
  const poller = await start(() => canTake);
  await write('one');
  await poller.lookAfter(0);
  await poller.lookAfter(700);
  await rm(join(root, 'gym'), { recursive: true });
  await poller.lookAfter(0);
  canTake = false;
  expect(await poller.lookAfter(700)).toEqual([]);
  canTake = true;
  expect(await poller.lookAfter(0)).toEqual([{ id: 'gym', isGone: true, isRenewed: false }]);
});

test('takes once more what is renewed, and says that it is as before', async () => {
  const poller = await start();
  await write('one');
  await poller.lookAfter(0);
  await poller.lookAfter(700);
  poller.renew('gym');
  expect(await poller.isTaken('gym')).toBe(false);
  expect(await poller.lookAfter(0)).toEqual([{ id: 'gym', isGone: false, isRenewed: true }]);
  poller.renew('gym');
  await write('longer');
  await poller.lookAfter(0);
  expect(await poller.lookAfter(700)).toEqual([{ id: 'gym', isGone: false, isRenewed: false }]);
});

test('waits for the marker to go for ever, and says so once', async () => {
  const poller = await start();
  await write('one');
  await write('', '.writing');
  await poller.lookAfter(0);
  await poller.lookAfter(59_000);
  expect(held).toEqual([]);
  await poller.lookAfter(2_000);
  expect(await poller.lookAfter(24 * 60 * 60_000)).toEqual([]);
  expect(held).toEqual(['gym marked']);
  await unlink(join(root, 'gym', '.writing'));
  await poller.lookAfter(0);
  expect(await poller.lookAfter(700)).toHaveLength(1);
});

test('says at once that a brand is missing at the start, since it is being written', async () => {
  await write('', '.writing');
  const reportHeld = (id: string, hold: string) => held.push(`${id} ${hold}`);
  const poller = createPoller({ root, prepare: async () => () => {}, reportHeld });
  await poller.lookAtAll(['gym']);
  expect(held).toEqual(['gym marked']);
});

test('waits for an unfinished copy as long as anything goes on, and a minute more', async () => {
  const poller = await start();
  await write('one');
  await write('o', 'logo.png.part');
  await poller.lookAfter(0);
  await poller.lookAfter(50_000);
  await write('on', 'logo.png.part');
  await poller.lookAfter(0);
  expect(await poller.lookAfter(59_000)).toEqual([]);
  expect(await poller.lookAfter(1_000)).toHaveLength(1);
});
