import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findProgram } from '#e2e/model/world/balancer/find-program.ts';
import { RULES_FILE } from './read-rules.ts';

const run = promisify(execFile);

/** What is scraped, a value a minute, in promtool's notation; and which alerts fire in the end. */
export type RuleCase = {
  readonly series: Readonly<Record<string, string>>;
  readonly afterMinutes: number;
  readonly firing: readonly string[];
  /** Only these are looked at; left out, all are. */
  readonly among?: readonly string[];
};

/** The program of Prometheus that knows its rules, where it is installed. */
export const PROMTOOL = findProgram('promtool');

/** Has Prometheus's own program read the rules. Gives what it says. */
export async function checkRules(): Promise<string> {
  const { stdout } = await run(PROMTOOL ?? '', ['check', 'rules', RULES_FILE]);
  return stdout;
}

/** Has it evaluate the rules over these cases; rejects with what it says where other alerts fire, or fewer. */
export async function tryRules(cases: readonly RuleCase[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'rules-'));
  try {
    const file = join(folder, 'rules.test.yml');
    await writeFile(file, JSON.stringify(writeTests(cases)));
    await run(PROMTOOL ?? '', ['test', 'rules', file]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function writeTests(cases: readonly RuleCase[]) {
  return {
    rule_files: [RULES_FILE],
    evaluation_interval: '1m',
    tests: cases.map(({ series, afterMinutes, firing, among = ['.+'] }) => ({
      interval: '1m',
      input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
      promql_expr_test: [
        {
          expr: `group by (alertname) (ALERTS{alertstate="firing",alertname=~"${among.join('|')}"})`,
          eval_time: `${afterMinutes}m`,
          exp_samples: firing.map((alert) => ({ labels: `{alertname="${alert}"}`, value: 1 })),
        },
      ],
    })),
  };
}
