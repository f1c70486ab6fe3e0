import { expect, it } from 'vitest';
import { inParallel } from './in-parallel.ts';

it('works on every item once, and never on more than the limit at a time', async () => {
  const done: number[] = [];
  let now = 0;
  let most = 0;
  await inParallel(3, [1, 2, 3, 4, 5, 6, 7], async (item) => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((next) => setImmediate(next));
    done.push(item);
    now -= 1;
  });
  expect(done.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(most).toBe(3);
});

it('fails as the work fails', async () => {
  const work = async () => {
    throw new Error('no');
  };
  await expect(inParallel(2, [1], work)).rejects.toThrow('no');
});
