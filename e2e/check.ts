import { rm } from 'node:fs/promises';
import { CHECKS, type Check, JOURNEY_RESULTS, UNIT_RESULTS } from './support/checks.ts';
import { addCounts, type Counts, formatSummary } from './support/counts.ts';
import { listFailedTests } from './support/failed-tests.ts';
import { endCommands } from './support/run-command.ts';
import { describeSecurity } from './support/security-counts.ts';

type Outcome = { readonly check: Check; readonly counts: Counts; readonly isGood: boolean };

const isQuick = process.argv.includes('--quick');
let isInterrupted = false;

/**
 * Runs every check of the project, tells of each in one line, and sums them up in the last one.
 * With `--quick`, only those that need no build.
 */
async function main(): Promise<void> {
  await rm('test-results', { recursive: true, force: true });
  const outcomes: Outcome[] = [];
  const checks = CHECKS.filter(({ isSlow }) => !(isQuick && isSlow));
  for (const check of checks) outcomes.push(await runCheck(check, outcomes));
  const total = addCounts(outcomes.map(({ counts }) => counts));
  const bad = outcomes.filter(({ isGood }) => !isGood).map(({ check }) => check.name);
  const security = await describeSecurity(JOURNEY_RESULTS, UNIT_RESULTS);
  if (security) say(security);
  for (const test of await listFailedTests(UNIT_RESULTS, JOURNEY_RESULTS)) say(`Failed: ${test}`);
  if (bad.length > 0) say(`\nNot in order: ${bad.join(', ')}.`);
  say(formatSummary(total));
  process.exitCode = bad.length > 0 ? 1 : 0;
}

async function runCheck(check: Check, before: readonly Outcome[]): Promise<Outcome> {
  const missing = before.find(({ check: { name }, isGood }) => name === check.needs && !isGood);
  if (missing) {
    say(`${check.name}: not run, because it needs "${missing.check.name}".`);
    return { check, counts: { passed: 0, failed: 1, skipped: 0 }, isGood: false };
  }
  const startedAt = performance.now();
  say(`${check.name}: ${check.summary} …`);
  const { isGood, output } = await check.run();
  if (isInterrupted) await new Promise(() => {}); // the process ends by itself, and nothing new begins
  const counts = await check.count(isGood);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (!isGood && !check.isShown) say(output);
  say(`${check.name}: ${isGood ? 'in order' : 'NOT in order'} after ${seconds} s.`);
  return { check, counts, isGood: isGood && counts.failed === 0 };
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
