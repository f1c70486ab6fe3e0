import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Comparison, compare, type Plan } from './bench/compare.ts';
import { writeReport, writeStarts } from './bench/report.ts';
import { listScenarios, type Scenario, type ServerName } from './bench/scenarios.ts';
import { type BenchServers, RESULTS, startServers } from './bench/servers.ts';

const FULL: Plan = { connections: [1, 16, 64, 256], rounds: 5, lengthInMs: 4_000 };
/** The rows of docs/performance.md: three minutes. */
const SHORT: Plan = { connections: [1, 16], rounds: 3, lengthInMs: 3_000 };
const STARTS = 5;

const { values: options } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    profile: { type: 'boolean', default: false },
  },
});

/** Compares our server with an empty Next app and a bare server. It judges nothing: it is no test. */
async function main(): Promise<void> {
  const bench = await startServers({ isProfiled: options.profile });
  try {
    const { servers, bills, staticFiles } = bench;
    const comparisons: Comparison[] = [];
    for (const scenario of listScenarios(bills, servers.ours.origin, staticFiles)) {
      if (!isWanted(scenario)) continue;
      const compared = await compare(scenario, servers, options.short ? SHORT : FULL);
      process.stdout.write(`\n${writeReport(compared)}`);
      comparisons.push(...compared);
    }
    const starts = options.short ? undefined : await measureStarts(bench);
    if (starts) process.stdout.write(`\n${writeStarts(starts)}`);
    keep(comparisons, starts);
  } finally {
    await bench.close();
  }
}

function isWanted({ name, isShort }: Scenario): boolean {
  if (options.only) return name.includes(options.only);
  return isShort || !options.short;
}

async function measureStarts({ measureStart }: BenchServers) {
  const starts: Record<ServerName, number[]> = { ours: [], empty: [], bare: [] };
  for (let round = 0; round < STARTS; round++) {
    for (const name of ['ours', 'empty', 'bare'] as const) {
      starts[name].push(await measureStart(name));
    }
  }
  return starts;
}

function keep(comparisons: readonly Comparison[], starts: unknown): void {
  const rows = comparisons.map(({ scenario, ...rest }) => ({ scenario: scenario.name, ...rest }));
  const file = join(RESULTS, 'results.json');
  writeFileSync(file, JSON.stringify({ node: process.version, rows, starts }, null, 2));
  process.stdout.write(`\nAll rounds are in ${file}.\n`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(1)); // takes all that was started along
}

await main();
