import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { readManifest } from './read-manifests.ts';

const ROOT = resolve(import.meta.dirname, '../..');

type Row = {
  readonly name: string;
  readonly why: string;
  readonly where: string;
  readonly browser: string;
};

const rows = readRows(readFileSync(resolve(ROOT, 'docs/dependencies.md'), 'utf8'));

it('docs/dependencies.md gives a reason for each production dependency, and for no other', () => {
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(readManifest().dependencies));
  for (const { why, browser } of rows) {
    expect(why.length).toBeGreaterThan(10);
    expect(browser).toMatch(/^(yes|no)$/);
  }
});

it('docs/dependencies.md names folders and files that exist', () => {
  const places = rows.flatMap(({ where }) =>
    [...where.matchAll(/`([^`]+)`/g)].map(([, path]) => path),
  );
  expect(places.length).toBeGreaterThanOrEqual(rows.length);
  expect(places.filter((path) => !path || !existsSync(resolve(ROOT, path)))).toEqual([]);
});

/** The rows of the table, whose first cell is a name in backquotes. */
function readRows(document: string): Row[] {
  return [...document.matchAll(/^\| `([^`]+)` \| ([^|]*) \| ([^|]*) \| ([^|]*) \|/gm)].map(
    ([, name = '', why = '', where = '', browser = '']) => ({ name, why, where, browser }),
  );
}
