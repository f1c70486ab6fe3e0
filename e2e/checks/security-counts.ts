import { z } from 'zod';
import { readFuzzOptions } from '#lib/testing/fuzz-options.ts';
import { readReport } from './read-report.ts';

const annotation = z.object({ type: z.string(), description: z.string().optional() });
type Annotation = z.output<typeof annotation>;

const suite = z.object({
  specs: z.array(z.object({ tests: z.array(z.object({ annotations: z.array(annotation) })) })),
  get suites() {
    return z.array(suite).optional();
  },
});
type Suite = z.output<typeof suite>;

const journeysSchema = z.object({ suites: z.array(suite) });
const unitSchema = z.object({
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ title: z.string() })) })),
});

/** A unit test that throws made-up cases at something says in its name how many. */
const CASES_IN_NAME = /, by (\d+) cases$/;

/**
 * What the tests have tried in the name of security, in one sentence: read from the reports of journeys and
 * unit tests. `undefined` where a report is missing.
 */
export async function describeSecurity(
  journeysPath: string,
  unitPath: string,
): Promise<string | undefined> {
  const journeys = journeysSchema.safeParse(await readReport(journeysPath)).data;
  const unit = unitSchema.safeParse(await readReport(unitPath)).data;
  if (!journeys || !unit) return undefined;
  const all = journeys.suites.flatMap(listAnnotations);
  const titles = unit.testResults.flatMap(({ assertionResults }) => assertionResults);
  const inUnits = titles.map(({ title }) => Number(CASES_IN_NAME.exec(title)?.[1] ?? 0));
  const scores = all.find(({ type }) => type === 'Observatory')?.description ?? 'not scored';
  const attacks = sum(countOf(all, 'Attack cases'));
  const fuzzed = sum([...countOf(all, 'Fuzz cases'), ...inUnits]);
  const { seed } = readFuzzOptions(0);
  return `Security: Observatory ${scores}; ${attacks} attack cases; ${fuzzed} fuzz cases, seed ${seed}.`;
}

function listAnnotations({ specs, suites = [] }: Suite): Annotation[] {
  const own = specs.flatMap(({ tests }) => tests.flatMap(({ annotations }) => annotations));
  return [...own, ...suites.flatMap(listAnnotations)];
}

function countOf(annotations: readonly Annotation[], wanted: string): number[] {
  return annotations.flatMap(({ type, description }) =>
    type === wanted ? [Number(description)] : [],
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
