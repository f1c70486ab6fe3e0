import { expect, test } from 'vitest';
import { createSaver } from './create-saver.ts';

test('runs one job at a time, and only the last of those that came meanwhile', async () => {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const save = createSaver(async (job: number) => {
    begun.push(job);
    await new Promise<void>((end) => ends.push(end));
  });
  for (const job of [1, 2, 3]) save(job);
  expect(begun).toEqual([1]);
  ends.shift()?.();
  await expect.poll(() => begun).toEqual([1, 3]);
  ends.shift()?.();
  await expect.poll(() => ends).toEqual([]);
  save(4);
  await expect.poll(() => begun).toEqual([1, 3, 4]);
});
