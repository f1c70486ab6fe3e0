import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Outcome } from './check-page.ts';

/** Writes `report.html` for people and `junit.xml` for a CI. */
export async function writeReports(
  folder: string,
  pageOrigin: string,
  outcomes: readonly Outcome[],
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'report.html'), writeHtml(pageOrigin, outcomes));
  await writeFile(join(folder, 'junit.xml'), writeJunit(pageOrigin, outcomes));
}

const SAID = { passed: 'in order', failed: 'not in order', skipped: 'skipped' } as const;

function writeHtml(pageOrigin: string, outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ title, result, details, seconds }) => {
    const said = details.map((detail) => `<pre>${escapeMarkup(detail)}</pre>`).join('');
    return `<tr class="${result}"><th scope="row">${escapeMarkup(title)}${said}</th><td>${SAID[result]}</td><td>${seconds.toFixed(1)} s</td></tr>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Payment page: ${escapeMarkup(pageOrigin)}</title>
<style>
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
  table { border-collapse: collapse; width: 100% }
  th, td { text-align: start; vertical-align: top; padding: .5rem; border-bottom: 1px solid #ccc; font-weight: normal }
  pre { white-space: pre-wrap; margin: .25rem 0 0 }
  .failed td:nth-child(2) { color: #b00020; font-weight: bold }
</style>
<h1>Payment page: ${escapeMarkup(pageOrigin)}</h1>
<table>
<thead><tr><th scope="col">What was checked</th><th scope="col">Result</th><th scope="col">Time</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</html>
`;
}

function writeJunit(pageOrigin: string, outcomes: readonly Outcome[]): string {
  const count = (result: Outcome['result']) =>
    outcomes.filter((outcome) => outcome.result === result).length;
  const cases = outcomes.map(({ title, result, details, seconds }) => {
    const said = escapeMarkup(details.join('\n'));
    const inner = {
      passed: '',
      failed: `<failure message="${escapeMarkup(details[0] ?? '')}">${said}</failure>`,
      skipped: `<skipped message="${said}"/>`,
    }[result];
    return `  <testcase classname="payment page" name="${escapeMarkup(title)}" time="${seconds.toFixed(3)}">${inner}</testcase>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="${escapeMarkup(pageOrigin)}" tests="${outcomes.length}" failures="${count('failed')}" skipped="${count('skipped')}">
${cases.join('\n')}
</testsuite>
`;
}

/** For HTML and XML alike; signs that XML cannot hold, such as those of coloured errors, are left out. */
function escapeMarkup(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
