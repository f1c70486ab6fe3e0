import { type Run, run } from './measure/run.ts';
import type { Scenario, ServerName } from './scenarios.ts';
import type { StartedServer } from './start-server.ts';

/** What the servers did with one scenario at so many connections, round by round. */
export type Comparison = {
  readonly scenario: Scenario;
  readonly connections: number;
  readonly runs: Readonly<Record<ServerName, readonly Run[]>>;
};

export type Plan = {
  readonly connections: readonly number[];
  readonly rounds: number;
  readonly lengthInMs: number;
};

/** Until the compiler of Node.js has seen enough of a way through the code. */
const WARM_UP = { connections: 16, lengthInMs: 3_000 };
const NAMES: readonly ServerName[] = ['ours', 'empty', 'bare'];

/** Loads the servers by turns, so that whatever else the machine does meets all of them. */
export async function compare(
  scenario: Scenario,
  servers: Readonly<Record<ServerName, StartedServer>>,
  { connections, rounds, lengthInMs }: Plan,
): Promise<readonly Comparison[]> {
  const runOne = (name: ServerName, load: typeof WARM_UP) => {
    const requests = scenario.requests[name];
    if (!requests) return undefined;
    const { pid, origin } = servers[name];
    const status = name === 'ours' ? (scenario.status ?? 200) : 200;
    return run(pid, { ...load, origin, requests, status });
  };
  for (const name of NAMES) await runOne(name, WARM_UP);
  const comparisons: Comparison[] = [];
  for (const count of connections) {
    const runs: Record<ServerName, Run[]> = { ours: [], empty: [], bare: [] };
    for (let round = 0; round < rounds; round++) {
      for (const name of NAMES) {
        const done = await runOne(name, { connections: count, lengthInMs });
        if (done) runs[name].push(done);
      }
    }
    comparisons.push({ scenario, connections: count, runs });
  }
  return comparisons;
}
