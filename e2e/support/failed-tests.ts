import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import { readReport } from './read-report.ts';

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
            z.object({ error: z.object({ message: z.string().optional() }).optional() }),
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

/**
 * A line for each failed test in the reports of unit tests and journeys: its file, its name, and the first
 * line of what went wrong. The summary repeats them because the runners may have said it thousands of lines
 * before. A report that is missing, or cannot be read, has none.
 */
export async function listFailedTests(unitPath: string, journeysPath: string): Promise<string[]> {
  const unit = unitSchema.safeParse(await readReport(unitPath)).data;
  const journeys = journeysSchema.safeParse(await readReport(journeysPath)).data;
  return [
    ...(unit?.testResults.flatMap(listUnitFailures) ?? []),
    ...(journeys?.suites.flatMap(listJourneyFailures) ?? []),
  ];
}

function listUnitFailures(file: UnitFile): string[] {
  const path = relative(process.cwd(), file.name);
  const failed = file.assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages: [message] }) => formatFailure(path, fullName, message));
  const isBroken = file.status === 'failed' && failed.length === 0; // none of its tests has begun
  return isBroken ? [formatFailure(path, '', file.message)] : failed;
}

function listJourneyFailures({ specs, suites = [] }: Suite): string[] {
  const failed = specs.filter(({ ok }) => !ok);
  const own = failed.map(({ file, title, tests }) => {
    const errors = tests.flatMap(({ results }) => results.flatMap(({ error }) => error ?? []));
    return formatFailure(file, title, errors[0]?.message);
  });
  return [...own, ...suites.flatMap(listJourneyFailures)];
}

function formatFailure(file: string, name: string, message = ''): string {
  const first = stripVTControlCharacters(message).split('\n', 1)[0];
  return [file, name, first].filter(Boolean).join(' › ');
}
