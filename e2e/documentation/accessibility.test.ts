import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listPaths, readDocument, readRows, resolvePath } from './read-document.ts';

const document = readDocument('docs/accessibility.md');

const rows = readRows(document)
  .filter(([number]) => /^\d\.\d\.\d+$/.test(number ?? ''))
  .map(
    ([number = '', name = '', level = '', versions = '', answer = '', proof = '', note = '']) => {
      return { number, name, level, versions, answer, proof, note };
    },
  );

/** WCAG 2.2 by level, in its order, and 4.1.1, which only 2.1 still has. */
const CRITERIA: Readonly<Record<string, readonly string[]>> = {
  A: [
    ...['1.1.1', '1.2.1', '1.2.2', '1.2.3', '1.3.1', '1.3.2', '1.3.3', '1.4.1', '1.4.2'],
    ...['2.1.1', '2.1.2', '2.1.4', '2.2.1', '2.2.2', '2.3.1', '2.4.1', '2.4.2', '2.4.3', '2.4.4'],
    ...['2.5.1', '2.5.2', '2.5.3', '2.5.4'],
    ...['3.1.1', '3.2.1', '3.2.2', '3.2.6', '3.3.1', '3.3.2', '3.3.7', '4.1.1', '4.1.2'],
  ],
  AA: [
    ...['1.2.4', '1.2.5', '1.3.4', '1.3.5', '1.4.3', '1.4.4', '1.4.5', '1.4.10', '1.4.11'],
    ...['1.4.12', '1.4.13', '2.4.5', '2.4.6', '2.4.7', '2.4.11', '2.5.7', '2.5.8'],
    ...['3.1.2', '3.2.3', '3.2.4', '3.3.3', '3.3.4', '3.3.8', '4.1.3'],
  ],
};

/** What WCAG 2.2 has added. */
const NEW = ['2.4.11', '2.5.7', '2.5.8', '3.2.6', '3.3.7', '3.3.8'];

describe('docs/accessibility.md', () => {
  it.each(Object.entries(CRITERIA))(
    'has each criterion of level %s once, in order',
    (level, all) => {
      expect(rows.filter((row) => row.level === level).map(({ number }) => number)).toEqual(all);
    },
  );

  it('has the 55 criteria of WCAG 2.2 and the 50 of 2.1, and no criterion twice', () => {
    const count = (version: string) =>
      rows.filter(({ level, versions }) => level !== 'AAA' && versions.includes(version)).length;
    expect([count('2.2'), count('2.1')]).toEqual([55, 50]);
    expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length);
  });

  it.each(rows)('gives $number its version, an answer, a reason and a proof that exists', (row) => {
    const versions = NEW.includes(row.number) ? '2.2' : row.number === '4.1.1' ? '2.1' : '2.1, 2.2';
    expect(row.versions).toBe(versions);
    expect(row.name).not.toBe('');
    expect(row.answer).toMatch(/^((Partially s|S)upports|Does not support|Not applicable)$/);
    expect(row.note).not.toBe('');
    const paths = listPaths(row.proof);
    expect(paths.length > 0).toBe(row.answer !== 'Not applicable');
    expect(paths.filter((path) => !existsSync(resolvePath(path)))).toEqual([]);
  });

  it('names files that exist around its tables as well', () => {
    expect(listPaths(document).filter((path) => !existsSync(resolvePath(path)))).toEqual([]);
  });
});
