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
  const outcomes: Outcome[] = [];
  for (const check of listChecks(plan)) outcomes.push(await runCheck(check, outcomes));
  const total = addCounts(outcomes.map(({ counts }) => counts));
  const bad = outcomes.filter(({ isGood }) => !isGood).map(({ check }) => check.name);
  const tests = await readTestResults(UNIT_RESULTS, JOURNEY_RESULTS);
  sayTimes(outcomes, listSlowestTests(tests, MOST_SLOWEST));
  const security = await describeSecurity(JOURNEY_RESULTS, UNIT_RESULTS);
  if (security) say(security);
  for (const test of listFailedTests(tests)) say(`Failed: ${test}`);
  const isFound = total.passed + total.failed + total.skipped > 0;
  if (!isFound) say(`No test has in its title: ${plan.words.join(' ')}.`);
  if (bad.length > 0) say(`\nNot in order: ${bad.join(', ')}.`);
  say(formatSummary(total));
  process.exitCode = bad.length > 0 || !isFound ? 1 : 0;
}

function sayTimes(outcomes: readonly Outcome[], slowest: readonly string[]): void {
  if (slowest.length > 0) say(`\nThe slowest tests:\n${slowest.join('\n')}`);
  const times = outcomes.map(({ check: { name }, seconds }) => `${name} ${seconds.toFixed(1)} s`);
  const sum = outcomes.reduce((total, { seconds }) => total + seconds, 0);
  say(`\nTimes: ${times.join(', ')}; together ${sum.toFixed(1)} s.`);
}

async function runCheck(check: Check, before: readonly Outcome[]): Promise<Outcome> {
  const missing = before.find(({ check: { name }, isGood }) => name === check.needs && !isGood);
  if (missing) {
    say(`${check.name}: not run, because it needs "${missing.check.name}".`);
    return { check, counts: NOT_RUN, isGood: false, seconds: 0 };
  }
  const startedAt = performance.now();
  say(`${check.name}: ${check.summary} …`);
  const { isGood, output } = await check.run();
  if (isInterrupted) await new Promise(() => {}); // the process ends by itself, and nothing new begins
  const counts = await check.count(isGood);
  const seconds = (performance.now() - startedAt) / 1000;
  if (!isGood && !check.isShown) say(output);
  say(`${check.name}: ${isGood ? 'in order' : 'NOT in order'} after ${seconds.toFixed(1)} s.`);
  return { check, counts, isGood: isGood && counts.failed === 0, seconds };
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
