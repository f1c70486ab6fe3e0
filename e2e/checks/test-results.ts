import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import { readReport } from './read-report.ts';

export type TestResult = {
  /** From the folder of the project; for journeys, from theirs. */
  readonly file: string;
  readonly title: string;
  readonly durationInMs: number;
  /** What went wrong, where something did. */
  readonly failure?: string;
};

const unitSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string(),
      status: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          duration: z.number().nullish(),
          failureMessages: z.array(z.string()),
        }),
      ),
    }),
  ),
});
type UnitFile = z.output<typeof unitSchema>['testResults'][number];

const suite = z.object({
  specs: z.array(
    z.object({
      title: z.string(),
      ok: z.boolean(),
      file: z.string(),
      tests: z.array(
        z.object({
          results: z.array(
            z.object({
              duration: z.number().default(0),
              error: z.object({ message: z.string().optional() }).optional(),
            }),
          ),
        }),
      ),
    }),
  ),
  get suites() {
    return z.array(suite).optional();
  },
});
type Suite = z.output<typeof suite>;
const journeysSchema = z.object({ suites: z.array(suite) });

/** Every test that the reports of unit tests and journeys tell of, but for skipped unit tests. A report that is missing, or cannot be read, has none. */
export async function readTestResults(
  unitPath: string,
  journeysPath: string,
): Promise<TestResult[]> {
  const unit = unitSchema.safeParse(await readReport(unitPath)).data;
  const journeys = journeysSchema.safeParse(await readReport(journeysPath)).data;
  return [
    ...(unit?.testResults.flatMap(listUnitTests) ?? []),
    ...(journeys?.suites.flatMap(listJourneys) ?? []),
  ];
}

/**
 * A line for each failed test: its file, its name, and the first line of what went wrong. The summary
 * repeats them because the runners may have said it thousands of lines before.
 */
export function listFailedTests(tests: readonly TestResult[]): string[] {
  return tests.flatMap(({ file, title, failure }) => {
    if (failure === undefined) return [];
    const first = stripVTControlCharacters(failure).split('\n', 1)[0];
    return [file, title, first].filter(Boolean).join(' › ');
  });
}

/** A line for each of the slowest tests, such as `12.3 s  pay.spec.ts › pays once`; the slowest first. */
export function listSlowestTests(tests: readonly TestResult[], count: number): string[] {
  const slowest = tests.toSorted((one, other) => other.durationInMs - one.durationInMs);
  return slowest.slice(0, count).map(({ file, title, durationInMs }) => {
    const seconds = (durationInMs / 1000).toFixed(1);
    return `${seconds.padStart(6)} s  ${file} › ${title}`;
  });
}

function listUnitTests({ name, status, message, assertionResults }: UnitFile): TestResult[] {
  const file = relative(process.cwd(), name);
  const played = assertionResults.filter((test) => ['passed', 'failed'].includes(test.status));
  const tests = played.map((test) => ({
    file,
    title: test.fullName,
    durationInMs: test.duration ?? 0,
    ...(test.status === 'failed' && { failure: test.failureMessages[0] ?? '' }),
  }));
  const isBroken = status === 'failed' && tests.every(({ failure }) => failure === undefined);
  // None of its tests has begun, or what surrounds them has failed.
  return isBroken ? [...tests, { file, title: '', durationInMs: 0, failure: message }] : tests;
}

function listJourneys({ specs, suites = [] }: Suite): TestResult[] {
  const own = specs.map(({ file, title, ok, tests }) => {
    const results = tests.flatMap((test) => test.results);
    const [error] = results.flatMap((result) => result.error ?? []);
    const durationInMs = results.reduce((sum, { duration }) => sum + duration, 0);
    return { file, title, durationInMs, ...(!ok && { failure: error?.message ?? '' }) };
  });
  return [...own, ...suites.flatMap(listJourneys)];
}
