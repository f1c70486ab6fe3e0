import { describe, expect, it } from 'vitest';
import { KNOWN_ADVISORIES } from './known-advisories.ts';
import { listAffecting } from './list-affecting.ts';
import { readLockFile } from './read-manifests.ts';

const advisories = KNOWN_ADVISORIES.next ?? [];

describe('known advisories', () => {
  it.each(Object.entries(KNOWN_ADVISORIES))(
    'are all corrected in the %s that is locked',
    (name, known) => {
      const version = readLockFile().packages[`node_modules/${name}`]?.version;
      if (!version) throw new Error(`${name} is not locked.`);
      expect(listAffecting(version, known)).toEqual([]);
    },
  );

  it('demand of Next 16.3.3 at least', () => {
    expect(listAffecting('16.3.3', advisories)).toEqual([]);
    expect(listAffecting('16.3.2', advisories).map(({ id }) => id)).toEqual([
      'GHSA-2xp9-vwfh-vxw4',
      'CVE-2026-75604',
    ]);
  });

  it.each([
    ['16.2.10', 9],
    ['16.2.5', 16],
    ['16.3.3-canary.1', 2],
    ['15.99.99', 17],
    ['9.0.0', 18],
    ['17.0.0', 0],
    ['16.10.0', 0],
  ])('that concern %s are counted by number, not by letter', (version, count) => {
    expect(listAffecting(version, advisories)).toHaveLength(count);
  });
});
