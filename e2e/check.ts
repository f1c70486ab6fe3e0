import { rm } from 'node:fs/promises';
import { type Check, JOURNEY_RESULTS, listChecks, UNIT_RESULTS } from './checks/checks.ts';
import { addCounts, type Counts, formatSummary } from './checks/counts.ts';
import { endCommands } from './checks/run-command.ts';
import { describeSecurity } from './checks/security-counts.ts';
import { readTestPlan } from './checks/test-plan.ts';
import { listFailedTests, listSlowestTests, readTestResults } from './checks/test-results.ts';

type Outcome = {
  readonly check: Check;
  readonly counts: Counts;
  readonly isGood: boolean;
  readonly seconds: number;
  readonly output: string;
};

const MOST_SLOWEST = 20;
const NOT_RUN: Counts = { passed: 0, failed: 1, skipped: 0 };
let isInterrupted = false;

/**
 * Runs the checks that the command line asks for, tells of each in one line, and sums them up in the last
 * ones.
 */
async function main(): Promise<void> {
  const plan = readTestPlan(process.argv.slice(2));
  await rm('test-results', { recursive: true, force: true });
  const startedAt = performance.now();
  const begun = new Map<string, Promise<Outcome>>();
  for (const check of listChecks(plan)) begun.set(check.name, runAfter(check, begun));
  const outcomes: Outcome[] = [];
  for (const outcome of begun.values()) outcomes.push(tell(await outcome));
  const total = addCounts(outcomes.map(({ counts }) => counts));
  const bad = outcomes.filter(({ isGood }) => !isGood).map(({ check }) => check.name);
  const tests = await readTestResults(UNIT_RESULTS, JOURNEY_RESULTS);
  const seconds = (performance.now() - startedAt) / 1000;
  sayTimes({ outcomes, seconds, slowest: listSlowestTests(tests, MOST_SLOWEST) });
  const security = await describeSecurity(JOURNEY_RESULTS, UNIT_RESULTS);
  if (security) say(security);
  for (const test of listFailedTests(tests)) say(`Failed: ${test}`);
  const isFound = total.passed + total.failed + total.skipped > 0;
  if (!isFound) say(`No test has in its title: ${plan.words.join(' ')}.`);
  if (bad.length > 0) say(`\nNot in order: ${bad.join(', ')}.`);
  say(formatSummary(total));
  process.exitCode = bad.length > 0 || !isFound ? 1 : 0;
}

type Times = {
  readonly outcomes: readonly Outcome[];
  readonly seconds: number;
  readonly slowest: readonly string[];
};

function sayTimes({ outcomes, seconds: all, slowest }: Times): void {
  if (slowest.length > 0) say(`\nThe slowest tests:\n${slowest.join('\n')}`);
  const times = outcomes.map(({ check: { name }, seconds }) => `${name} ${seconds.toFixed(1)} s`);
  say(`\nTimes: ${times.join(', ')}; together ${all.toFixed(1)} s.`);
}

/** Runs a check as soon as those have ended that it must come after. */
async function runAfter(
  check: Check,
  begun: ReadonlyMap<string, Promise<Outcome>>,
): Promise<Outcome> {
  const before = check.isAlone ? [...begun.values()] : [begun.get(check.after ?? '')];
  const outcomes = (await Promise.all(before)).filter((outcome) => outcome !== undefined);
  const missing = outcomes.find(({ check: { name }, isGood }) => name === check.needs && !isGood);
  if (!missing) return begin(check);
  const output = `It was not run, because it needs "${missing.check.name}".`;
  return { check, counts: NOT_RUN, isGood: false, seconds: 0, output };
}

async function begin(check: Check): Promise<Outcome> {
  const startedAt = performance.now();
  say(`${check.name}: ${check.summary} …`);
  const { isGood, output } = await check.run();
  if (isInterrupted) await new Promise(() => {}); // the process ends by itself, and nothing new begins
  const counts = await check.count(isGood);
  const seconds = (performance.now() - startedAt) / 1000;
  // What has been shown is not said again.
  const rest = check.isShown ? '' : output;
  return { check, counts, isGood: isGood && counts.failed === 0, seconds, output: rest };
}

/** Says what has come out of a check: of those that ran side by side, one after the other. */
function tell(outcome: Outcome): Outcome {
  const { check, isGood, seconds, output } = outcome;
  if (!isGood && output) say(output);
  say(`${check.name}: ${isGood ? 'in order' : 'NOT in order'} after ${seconds.toFixed(1)} s.`);
  return outcome;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => {
    isInterrupted = true;
    say('\nInterrupted. Ending what still runs.');
    void endCommands().then(() => process.exit(code));
  });
}

await main();
