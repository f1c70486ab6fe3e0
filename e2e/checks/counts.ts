import { z } from 'zod';
import { readReport } from './read-report.ts';

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

const vitestSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(
    z.object({ assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) }),
  ),
});

/** Vitest reports what nobody has asked for as skipped: `pattern` tells it from what a test has skipped itself. */
function countUnitTests(pattern = '') {
  const isChosen = new RegExp(pattern);
  return vitestSchema.transform(({ testResults, ...numbers }) => ({
    passed: numbers.numPassedTests,
    failed: numbers.numFailedTests,
    skipped: testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .filter(({ fullName }) => isChosen.test(fullName)).length,
  }));
}

const playwrightSchema = z
  .object({
    stats: z.object({
      expected: z.int(),
      unexpected: z.int(),
      flaky: z.int(),
      skipped: z.int(),
    }),
  })
  .transform(({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }));

const NO_REPORT: Counts = { passed: 0, failed: 1, skipped: 0 };

/** Every invariant of every schedule counts as a test of its own. */
const modelSchema = z.object({ passed: z.int(), failed: z.int(), skipped: z.int() });

/** A check without parts counts as one. */
export async function countAsOne(isGood: boolean): Promise<Counts> {
  return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0 };
}

/** `pattern` has chosen tests by their titles, if anything has. */
export function readUnitCounts(path: string, isGood: boolean, pattern?: string): Promise<Counts> {
  return readCounts(path, countUnitTests(pattern), isGood);
}

export function readJourneyCounts(path: string, isGood: boolean): Promise<Counts> {
  return readCounts(path, playwrightSchema, isGood);
}

export function readModelCounts(path: string, isGood: boolean): Promise<Counts> {
  return readCounts(path, modelSchema, isGood);
}

export function addCounts(all: readonly Counts[]): Counts {
  return all.reduce((sum, counts) => ({
    passed: sum.passed + counts.passed,
    failed: sum.failed + counts.failed,
    skipped: sum.skipped + counts.skipped,
  }));
}

/** Such as `412 passed, 0 failed` or `410 passed, 1 failed, 1 skipped`. */
export function formatSummary({ passed, failed, skipped }: Counts): string {
  const rest = skipped > 0 ? `, ${skipped} skipped` : '';
  return `${passed} passed, ${failed} failed${rest}`;
}

/** A runner that fails without a failed test, or leaves no report, has failed once. */
async function readCounts(
  path: string,
  schema: z.ZodType<Counts>,
  isGood: boolean,
): Promise<Counts> {
  const counts = schema.safeParse(await readReport(path)).data ?? NO_REPORT;
  return isGood || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}
