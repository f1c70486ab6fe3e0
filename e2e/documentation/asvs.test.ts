import { describe, expect, it } from 'vitest';
import { ASVS_LEVELS } from './asvs-levels.ts';
import { listPaths, readDocument, readRows } from './read-document.ts';

const document = readDocument('docs/security/asvs.md');

const rows = readRows(document)
  .filter(([number]) => /^\d+\.\d+\.\d+$/.test(number ?? ''))
  .map(([number = '', level = '', asked = '', status = '', how = '', shown = '']) => {
    return { number, level, asked, status, how, shown };
  });

/** By number, all three levels. */
const levels: ReadonlyMap<string, string> = new Map(
  Object.entries(ASVS_LEVELS).flatMap(([section, digits]) =>
    [...digits].map((level, index) => [`${section}.${index + 1}`, level] as const),
  ),
);

/** Of level 3, what binds a payment page most, and what comes along with it. */
const CHOSEN_OF_LEVEL_3 = [
  ...['1.2.10', '3.1.1', '3.3.5', '3.4.7', '3.4.8', '3.5.8', '3.6.1', '3.7.3', '4.1.4'],
  ...['13.1.2', '13.1.3', '13.2.6', '14.2.6', '16.5.4'],
];

describe('docs/security/asvs.md', () => {
  it('has one row for each requirement of levels 1 and 2, in order, and for the chosen ones of 3', () => {
    const wanted = [...levels.keys()].filter(
      (number) => levels.get(number) !== '3' || CHOSEN_OF_LEVEL_3.includes(number),
    );
    expect(wanted).toHaveLength(70 + 183 + CHOSEN_OF_LEVEL_3.length);
    expect(rows.map(({ number }) => number)).toEqual(wanted);
  });

  it.each(rows)('gives $number its level, an answer, and a proof or a reason', (row) => {
    expect(row.level).toBe(levels.get(row.number));
    expect(row.asked).not.toBe('');
    expect(row.how).not.toBe('');
    expect(row.status).toMatch(/^(met|partly|not met|n\/a|operator)$/);
    if (/^(met|partly|operator)$/.test(row.status)) {
      expect(listPaths(row.shown)).not.toEqual([]);
    }
    expect(row.shown.replace(/`[^`]+`/g, '').replaceAll(', ', '')).toBe('');
  });

  it.each([
    ['met', 'met'],
    ['partly met', 'partly'],
    ['not met', 'not met'],
    ['does not apply', 'n/a'],
    ['in the operator’s hands', 'operator'],
  ])('counts what is %s', (label, status) => {
    const counts = ['1', '2', '3'].map(
      (level) => rows.filter((row) => row.level === level && row.status === status).length,
    );
    expect(document).toContain(`| ${label} | ${counts.join(' | ')} |`);
  });

  it('and the guide agree on what is not met', () => {
    const gaps = rows
      .filter(({ level, status }) => level !== '3' && /^(partly|not met)$/.test(status))
      .map(({ number, asked, status }) => [number, asked, status]);
    const told = readRows(readDocument('docs/security.md').split('## What is not met')[1] ?? '');
    expect(told.slice(2)).toEqual(gaps);
  });
});
