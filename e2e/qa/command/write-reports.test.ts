import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import { writeReports } from './write-reports.ts';

const ESCAPE = String.fromCharCode(27);
const HOSTILE = `${ESCAPE}[31mred${ESCAPE}[0m <script>alert("1")</script> & ]]>${String.fromCharCode(0)}`;

it('writes what was found as HTML and as JUnit, whatever a page has said', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'qa-reports-'));
  await writeReports(join(folder, 'new'), 'https://pay.example', [
    { title: 'One', result: 'passed', details: [], seconds: 1 },
    { title: 'Two', result: 'failed', details: [HOSTILE, 'and more'], seconds: 2.5 },
    { title: 'Three', result: 'skipped', details: ['not here'], seconds: 0 },
  ]);
  const html = await readFile(join(folder, 'new/report.html'), 'utf8');
  const { document } = new JSDOM(html).window;
  expect(document.querySelectorAll('script')).toHaveLength(0);
  expect(document.querySelector('tr.failed')?.textContent).toContain('red <script>alert("1")');
  expect(
    [...document.querySelectorAll('tbody td:nth-child(2)')].map((cell) => cell.textContent),
  ).toEqual(['in order', 'not in order', 'skipped']);
  const junit = await readFile(join(folder, 'new/junit.xml'), 'utf8');
  expect(junit).toContain('tests="3" failures="1" skipped="1"');
  const names: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => names.push(name));
  parser.write(junit).close();
  expect(names).toEqual(['testsuite', 'testcase', 'testcase', 'failure', 'testcase', 'skipped']);
  await rm(folder, { recursive: true });
});
