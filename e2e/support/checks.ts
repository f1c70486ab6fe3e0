import { buildApp } from './build-app.ts';
import {
  type Counts,
  countAsOne,
  readJourneyCounts,
  readModelCounts,
  readUnitCounts,
} from './counts.ts';
import { type Command, type Finished, runCommand } from './run-command.ts';

export type Check = {
  readonly name: string;
  /** What is being done, in words. */
  readonly summary: string;
  /** The name of a check without which this one makes no sense. */
  readonly needs?: string;
  /** Takes minutes rather than seconds. */
  readonly isSlow?: boolean;
  /** Its output has been shown already. */
  readonly isShown?: boolean;
  run(): Promise<Finished>;
  count(isGood: boolean): Promise<Counts>;
};

export const UNIT_RESULTS = 'test-results/unit.json';
const UNIT_OUTPUT = `--outputFile.json=${UNIT_RESULTS}`;
export const JOURNEY_RESULTS = 'test-results/journeys.json';
const MODEL_RESULTS = 'test-results/model.json';
const SOAK = [
  process.execPath,
  '--experimental-strip-types',
  '--disable-warning=ExperimentalWarning',
  'e2e/soak.ts',
  '--short',
  `--counts=${MODEL_RESULTS}`,
] as const;

/** All checks of the project, quick ones first. */
export const CHECKS: readonly Check[] = [
  {
    name: 'Format and lint',
    summary: 'Biome reads every file',
    run: () => runCommand({ line: ['biome', 'ci', '.'] }),
    count: countAsOne,
  },
  {
    name: 'Types',
    summary: 'TypeScript checks every file',
    run: () => runInTurn([{ line: ['next', 'typegen'] }, { line: ['tsc', '--noEmit'] }]),
    count: countAsOne,
  },
  {
    name: 'Dead code',
    summary: 'Knip looks for files, exports and packages that nobody uses',
    run: () => runCommand({ line: ['knip', '--no-progress'] }),
    count: countAsOne,
  },
  {
    name: 'Unit tests',
    summary: 'Vitest runs every *.test.ts',
    run: () =>
      runCommand({
        line: ['vitest', 'run', '--reporter=default', '--reporter=json', UNIT_OUTPUT],
      }),
    count: (isGood) => readUnitCounts(UNIT_RESULTS, isGood),
  },
  {
    name: 'Build',
    summary: 'Next builds for production',
    isSlow: true,
    run: buildApp,
    count: countAsOne,
  },
  {
    name: 'Journeys',
    summary: 'Playwright walks through the build in a real browser',
    needs: 'Build',
    isSlow: true,
    isShown: true,
    run: () => runCommand({ line: ['playwright', 'test'], isShown: true }),
    count: (isGood) => readJourneyCounts(JOURNEY_RESULTS, isGood),
  },
  {
    name: 'Model',
    summary: 'Random customers, faults and crashes try to make somebody pay twice',
    needs: 'Build',
    isSlow: true,
    isShown: true,
    run: () => runCommand({ line: SOAK, isShown: true }),
    count: (isGood) => readModelCounts(MODEL_RESULTS, isGood),
  },
];

async function runInTurn(commands: readonly Command[]): Promise<Finished> {
  let output = '';
  for (const command of commands) {
    const finished = await runCommand(command);
    output += finished.output;
    if (!finished.isGood) return { isGood: false, output };
  }
  return { isGood: true, output };
}
