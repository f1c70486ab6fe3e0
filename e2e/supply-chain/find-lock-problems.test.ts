import { describe, expect, it } from 'vitest';
import { findLockProblems } from './find-lock-problems.ts';
import { type LockFile, readLockFile, readManifest } from './read-manifests.ts';

const manifest = readManifest();
const lock = readLockFile();

describe('the lock file', () => {
  it('gives exactly the packages that were looked at, and each once more the same', () => {
    expect(findLockProblems(manifest, lock)).toEqual([]);
  });

  it.each([
    ['next is not locked at', { version: '16.3.0' }],
    ['node_modules/next has no SHA-512', { integrity: undefined }],
    ['node_modules/next has no SHA-512', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }],
    ['node_modules/next names where to download it', { resolved: 'https://example.com/next' }],
  ])('is refused where %s', (problem, change) => {
    const packages = {
      ...lock.packages,
      'node_modules/next': { ...getPackage('next'), ...change },
    };
    expect(findLockProblems(manifest, { ...lock, packages })).toEqual([
      expect.stringContaining(problem),
    ]);
  });

  it.each([
    '^16.4.5',
    '~16.4.5',
    '16',
    'latest',
    '*',
    'https://example.com/next.tgz',
    'npm:other@1.0.0',
  ])('is refused where a version is %s', (version) => {
    const changed = { ...manifest, dependencies: { ...manifest.dependencies, next: version } };
    expect(findLockProblems(changed, lock)).toEqual([expect.stringContaining('next')]);
  });

  it('needs no SHA-512 of what comes inside of another package, but only there', () => {
    const outer = { ...getPackage('next'), bundleDependencies: ['inner'] };
    const inner = { ...getPackage('zod'), integrity: undefined, inBundle: true };
    const find = (packages: LockFile['packages']) =>
      findLockProblems(manifest, { ...lock, packages: { ...lock.packages, ...packages } });
    const folder = 'node_modules/next/node_modules/inner';
    expect(find({ 'node_modules/next': outer, [folder]: inner })).toEqual([]);
    expect(find({ [folder]: inner })).toEqual([`${folder} has no SHA-512.`]);
    expect(find({ 'node_modules/next': outer, [folder]: { ...inner, inBundle: false } })).toEqual([
      `${folder} has no SHA-512.`,
    ]);
    expect(find({ 'node_modules/zod': inner })).toEqual(['node_modules/zod has no SHA-512.']);
  });

  it('is refused in an older form and without a package', () => {
    expect(findLockProblems(manifest, { ...lock, lockfileVersion: 2 })).toHaveLength(1);
    const more = { ...manifest, devDependencies: { ...manifest.devDependencies, more: '1.0.0' } };
    expect(findLockProblems(more, lock)).toEqual(['more is not locked at 1.0.0.']);
  });
});

function getPackage(name: string): LockFile['packages'][string] {
  const found = lock.packages[`node_modules/${name}`];
  if (!found) throw new Error(`${name} is not in the lock file.`);
  return found;
}
