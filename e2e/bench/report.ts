import { formatTable } from '#lib/format-table.ts';
import type { Comparison } from './compare.ts';
import { getQuantile, type Run } from './measure/run.ts';
import type { ServerName } from './scenarios.ts';

const HEADINGS = {
  perSecond: 'a second',
  p50InMs: 'p50 ms',
  p99InMs: 'p99 ms',
  cpuInUs: 'CPU µs',
  memoryInMb: 'MB',
  refusedPerMille: '‰ refused',
} as const satisfies Record<keyof Run, string>;
const MEASURES = Object.keys(HEADINGS) as (keyof Run)[];
const RATIOS = ['perSecond', 'p50InMs', 'p99InMs', 'cpuInUs'] as const;

/** The median of each measure, and ours against the empty app's with the spread of the rounds. */
export function writeReport(comparisons: readonly Comparison[]): string {
  return comparisons.map(writeComparison).join('\n');
}

function writeComparison({ scenario, connections, runs }: Comparison): string {
  const names = (['ours', 'empty', 'bare'] as const).filter((name) => runs[name].length > 0);
  const rows = names.map((name) => [
    name,
    ...MEASURES.map((measure) => write(median(runs[name].map((run) => run[measure])))),
  ]);
  const ratios = [
    'ours / empty',
    ...RATIOS.map((measure) => writeRatio(runs, measure)),
    '',
    scenario.goal === undefined ? '' : `goal ${scenario.goal}`,
  ];
  const title = `${scenario.name}, ${connections} connection${connections === 1 ? '' : 's'}`;
  return `${title}\n${formatTable([['', ...Object.values(HEADINGS)], ...rows, ratios])}`;
}

function writeRatio(runs: Comparison['runs'], measure: keyof Run): string {
  const ratios = runs.ours
    .map((run, round) => run[measure] / (runs.empty[round]?.[measure] ?? Number.NaN))
    .sort((one, other) => one - other);
  const [least = 0, most = 0] = [ratios[0], ratios.at(-1)];
  return `${median(ratios).toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`;
}

/** The start of each server, several times. */
export function writeStarts(starts: Readonly<Record<ServerName, readonly number[]>>): string {
  const rows = Object.entries(starts).map(([name, times]) => [name, write(median(times))]);
  return `Start to first answer\n${formatTable([['', 'ms'], ...rows])}`;
}

function median(values: readonly number[]): number {
  return getQuantile(
    [...values].sort((one, other) => one - other),
    0.5,
  );
}

function write(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}
