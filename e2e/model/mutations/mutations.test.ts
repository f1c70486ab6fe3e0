import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isMutation, MUTATIONS, type MutationName, writeWeakenedModule } from './mutations.ts';

const NAMES = Object.keys(MUTATIONS).filter(isMutation);

describe.each(NAMES)('the mutation %s', (name: MutationName) => {
  const { file, exported } = MUTATIONS[name];

  it('weakens a function that stands there', async () => {
    const module: Record<string, unknown> = await import(`../../../${file}`);
    expect(module[exported]).toBeTypeOf('function');
  });

  it('reaches others, who take the function from its module', () => {
    const users = globSync('{app,components,lib}/**/*.{ts,tsx}');
    const imports = new RegExp(`\\b${exported}\\b[^;]*from '[^']*/${basename(file)}'`);
    expect(users.filter((path) => imports.test(readFileSync(path, 'utf8')))).not.toEqual([]);
  });
});

it('a weakened module gives all of the original, and the guard weakened', () => {
  expect(writeWeakenedModule('page-stays-locked')).toBe(
    `import { PAGE_MUTATIONS as mutations } from '#e2e/model/mutations/page-mutations.ts';
import { decideLock as original } from './lock.original.ts';
export * from './lock.original.ts';
export const decideLock: typeof original = mutations['page-stays-locked'].weaken(original);
`,
  );
});
