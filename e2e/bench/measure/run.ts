import { type LoadOptions, load } from './load.ts';
import { readCost } from './read-cost.ts';

/** What one server did under one load. */
export type Run = {
  readonly perSecond: number;
  readonly p50InMs: number;
  readonly p99InMs: number;
  readonly cpuInUs: number;
  readonly memoryInMb: number;
  /** Of a thousand requests, how many had another answer than the one asked for. */
  readonly refusedPerMille: number;
};

export async function run(pid: number, options: LoadOptions): Promise<Run> {
  const before = readCost(pid);
  const { timesInMs, refused, lengthInMs } = await load(options);
  const after = readCost(pid);
  const all = timesInMs.length + refused;
  return {
    perSecond: (timesInMs.length / lengthInMs) * 1000,
    p50InMs: getQuantile(timesInMs, 0.5),
    p99InMs: getQuantile(timesInMs, 0.99),
    cpuInUs: ((after.cpuInMs - before.cpuInMs) * 1000) / all,
    memoryInMb: after.memoryInMb,
    refusedPerMille: (refused / all) * 1000,
  };
}

/** Of values in rising order. */
export function getQuantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
