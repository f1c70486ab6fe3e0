import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import { formatTable } from '#lib/format-table.ts';
import { findFreePort } from '#lib/testing/free-port.ts';
import { type Audit, auditPage } from './lighthouse/audit-page.ts';
import { measurePresses, type Press } from './lighthouse/measure-presses.ts';
import {
  PAGE_NAMES,
  type PageName,
  type StartedPages,
  startPages,
} from './lighthouse/start-pages.ts';
import { weighPage } from './lighthouse/weigh-page.ts';
import { findBrowser } from './support/browser/find-browser.ts';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, all: { type: 'boolean', default: false } },
});
const ROUNDS = Number(options.rounds);
/** What `--all` adds are the pages on which nothing can be paid. */
const NAMES = options.all ? PAGE_NAMES : PAGE_NAMES.slice(0, 2);
const MEASURES = ['performance', 'lcp', 'tbt', 'tti', 'bytes', 'requests'] as const;

/**
 * Compares our pages with an empty Next app, as Lighthouse sees them on a slow phone, and measures there what each
 * press of a payment costs. It judges nothing.
 */
async function main(): Promise<void> {
  const pages = await startPages();
  const port = await findFreePort();
  const { executablePath, args } = await findBrowser();
  const flags = [...args, '--no-sandbox', `--remote-debugging-port=${port}`];
  const browser = await chromium.launch({ executablePath, args: flags });
  try {
    const weights = [];
    for (const name of NAMES) {
      const weight = await weighPage(browser, await pages.findAddress(name));
      weights.push([name, ...[weight.scripts, weight.html].flatMap(listBytes), weight.requests]);
    }
    const heading = ['bytes', 'script', 'brotli', 'HTML', 'inline', 'brotli', 'requests'];
    say(formatTable([heading, ...weights.map((row) => row.map(String))]));
    say(writeAudits(await auditAll(pages, port)));
    say(writePresses(await measureAllPresses(browser, pages)));
  } finally {
    await browser.close();
    await pages.close();
  }
}

function listBytes(bytes: Readonly<Record<string, number>>): number[] {
  return Object.values(bytes);
}

/** By turns, so that whatever else the machine does meets all of them. */
async function auditAll(pages: StartedPages, port: number): Promise<Map<PageName, Audit[]>> {
  const audits = new Map<PageName, Audit[]>(NAMES.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of NAMES) {
      audits.get(name)?.push(await auditPage(await pages.findAddress(name), port));
    }
  }
  return audits;
}

function writeAudits(audits: ReadonlyMap<PageName, readonly Audit[]>): string {
  const rows: string[][] = [['median', ...MEASURES]];
  const floor = getMedians(audits.get('empty Next app') ?? []);
  for (const [name, rounds] of audits) {
    const medians = getMedians(rounds);
    rows.push([name, ...medians.map((value) => value.toFixed(0))]);
    const ratios = medians.map((value, index) => `× ${(value / (floor[index] ?? 1)).toFixed(2)}`);
    if (name !== 'empty Next app') rows.push(['', ...ratios]);
  }
  return formatTable(rows);
}

async function measureAllPresses(
  browser: Browser,
  pages: StartedPages,
): Promise<(readonly Press[])[]> {
  const rounds: (readonly Press[])[] = [];
  while (rounds.length < ROUNDS) {
    rounds.push(await measurePresses(browser, () => pages.findAddress('bill')));
  }
  return rounds;
}

function writePresses(rounds: readonly (readonly Press[])[]): string {
  const list = (name: string) => rounds.flat().filter((press) => press.name === name);
  const rows = (rounds[0] ?? []).map(({ name }) => {
    const toNextFrame = list(name).map((press) => press.toNextFrame);
    const toPlaid = list(name).flatMap((press) => press.toPlaid ?? []);
    const opening = toPlaid.length > 0 ? getMedian(toPlaid).toFixed(0) : '';
    return [name, getMedian(toNextFrame).toFixed(0), Math.max(...toNextFrame).toFixed(0), opening];
  });
  return formatTable([['ms after a press', 'next frame', 'longest', 'Plaid’s open()'], ...rows]);
}

function getMedians(rounds: readonly Audit[]): number[] {
  return MEASURES.map((measure) => getMedian(rounds.map((round) => round[measure])));
}

function getMedian(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(1)); // takes all that was started along
}

await main();
