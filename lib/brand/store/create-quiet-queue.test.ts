import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createQuietQueue } from './create-quiet-queue.ts';
import { ABSENT, type Fingerprint } from './fingerprint.ts';

let folder: Fingerprint;
let prepared: string[];
let held: string[];
let duringPrepare: () => void;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  folder = { value: 'one', hold: 'none', ageInMs: 0 };
  prepared = [];
  held = [];
  duringPrepare = () => {};
});
afterEach(() => {
  vi.useRealTimers();
});

function createQueue(canTake = () => true) {
  return createQuietQueue({
    readFingerprint: async () => folder,
    prepare: async (id, isGone) => {
      duringPrepare();
      return canTake() ? () => void prepared.push(`${id} ${isGone ? 'gone' : 'there'}`) : undefined;
    },
    reportHeld: (id, hold) => held.push(`${id} ${hold}`),
  });
}

function change(changes: Partial<Fingerprint>): void {
  folder = { ...folder, ...changes };
}

test('takes a folder after 700 ms without any change', async () => {
  const queue = createQueue();
  queue.note('gym', 'heard');
  await queue.lookAtAll();
  vi.advanceTimersByTime(690);
  change({ value: 'two' });
  await queue.lookAtAll();
  vi.advanceTimersByTime(690);
  expect(await queue.lookAtAll()).toEqual([]);
  vi.advanceTimersByTime(10);
  expect(await queue.lookAtAll()).toEqual([
    { id: 'gym', isGone: false, notice: 'heard', isRenewed: false },
  ]);
  expect(prepared).toEqual(['gym there']);
  expect(queue.isEmpty()).toBe(true);
});

test('takes at the start at once what has not been changed for long', async () => {
  const queue = createQueue();
  change({ ageInMs: 60_000 });
  queue.note('gym', 'start');
  expect(await queue.lookAtAll()).toHaveLength(1);
  change({ value: 'two', ageInMs: 100 });
  queue.note('gym', 'start');
  expect(await queue.lookAtAll()).toHaveLength(0);
  change({ ageInMs: -60_000 });
  vi.advanceTimersByTime(600);
  expect(await queue.lookAtAll()).toHaveLength(1);
});

test('drops what has changed while it was read, and reads it again', async () => {
  const queue = createQueue();
  queue.note('gym', 'heard');
  await queue.lookAtAll();
  vi.advanceTimersByTime(700);
  duringPrepare = () => change({ value: 'two' });
  expect(await queue.lookAtAll()).toEqual([]);
  expect(prepared).toEqual([]);
  duringPrepare = () => {};
  vi.advanceTimersByTime(700);
  expect(await queue.lookAtAll()).toHaveLength(1);
});

test('reads nothing twice that is as it was', async () => {
  const queue = createQueue();
  for (let times = 0; times < 2; times += 1) {
    queue.note('gym', 'heard');
    await queue.lookAtAll();
    vi.advanceTimersByTime(700);
    await queue.lookAtAll();
  }
  expect(prepared).toHaveLength(1);
  expect(queue.isEmpty()).toBe(true);
});

test('lets a folder go, unless it is told that this cannot be', async () => {
  let canTake = true;
  const queue = createQueue(() => canTake);
  const settle = async () => {
    queue.note('gym', 'heard');
    await queue.lookAtAll();
    vi.advanceTimersByTime(700);
    return await queue.lookAtAll();
  };
  await settle();
  expect(queue.listTaken()).toEqual(['gym']);
  change({ value: ABSENT });
  canTake = false;
  expect(await settle()).toEqual([]);
  expect(queue.listTaken()).toEqual(['gym']);
  canTake = true;
  expect(await queue.lookAtAll()).toMatchObject([{ id: 'gym', isGone: true }]);
  expect(queue.listTaken()).toEqual([]);
});

test('waits for the marker to go for ever, and says so once', async () => {
  const queue = createQueue();
  change({ hold: 'marked' });
  queue.note('gym', 'heard');
  for (let minutes = 0; minutes < 60; minutes += 1) {
    await queue.lookAtAll();
    vi.advanceTimersByTime(60_000);
  }
  expect(prepared).toEqual([]);
  expect(held).toEqual(['gym marked']);
  expect(queue.isBusy()).toBe(false);
});

test('says at once that a brand is missing at the start, since it is being written', async () => {
  const queue = createQueue();
  change({ hold: 'marked', ageInMs: 60_000 });
  queue.note('gym', 'start');
  await queue.lookAtAll();
  expect(held).toEqual(['gym marked']);
});

test('waits for an unfinished copy as long as anything goes on, and a minute more', async () => {
  const queue = createQueue();
  change({ hold: 'copying' });
  queue.note('gym', 'heard');
  await queue.lookAtAll();
  vi.advanceTimersByTime(59_000);
  change({ value: 'two' });
  await queue.lookAtAll();
  vi.advanceTimersByTime(59_000);
  expect(await queue.lookAtAll()).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(await queue.lookAtAll()).toHaveLength(1);
});

test('remembers that the system told of a change that was found as well', async () => {
  const queue = createQueue();
  change({ ageInMs: 0 });
  queue.note('gym', 'found');
  queue.note('gym', 'heard');
  queue.note('gym', 'found');
  await queue.lookAtAll();
  vi.advanceTimersByTime(700);
  expect(await queue.lookAtAll()).toMatchObject([{ notice: 'heard', isRenewed: false }]);
});
