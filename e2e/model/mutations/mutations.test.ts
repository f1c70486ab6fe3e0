import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { MUTATIONS } from './mutations.ts';

it.each(MUTATIONS)('the guard of $name stands where it is to be taken out', async (mutation) => {
  const { file, from, to } = mutation;
  const parts = (await readFile(file, 'utf8')).split(from);
  expect(parts).toHaveLength(2);
  expect(to).not.toBe(from);
});

it('no two mutations share a name', () => {
  expect(new Set(MUTATIONS.map(({ name }) => name)).size).toBe(MUTATIONS.length);
});
