import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FAILURES } from '#lib/contract/failures.ts';
import { OTHER_EVENTS } from './log-events.ts';
import { LOG_LINES } from './log-lines.ts';

const GUIDE = readFileSync(new URL('../../docs/logs.md', import.meta.url), 'utf8');

/** The rows of the tables under a heading, cell by cell, without their heads. */
function readRows(heading: RegExp): string[][] {
  const sections = GUIDE.split(/^## /m).filter((section) => heading.test(section));
  return sections.flatMap((section) =>
    section
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(2)
      .map((line) => line.split('|').map((cell) => cell.trim())),
  );
}

test('the guide has every line of the log with its fields, and no other', () => {
  const rows = readRows(/\| line \| fields \|/);
  const told = rows.map(([, message = '', fields = '']) => [
    message,
    fields.match(/(?<=`)\w+(?=`)/g) ?? [],
  ]);
  expect(Object.fromEntries(told)).toEqual(LOG_LINES);
  expect(told).toHaveLength(Object.keys(LOG_LINES).length);
});

test('the guide has every event of what is refused, and no other', () => {
  const told = readRows(/^Events/).map(([, event = '']) => event.replaceAll('`', ''));
  const failures = Object.entries(FAILURES).filter(([, failure]) => 'isLogged' in failure);
  const events = [...failures.map(([code]) => code), ...OTHER_EVENTS];
  expect(told.sort()).toEqual(events.sort());
});
