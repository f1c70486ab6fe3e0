import { buildApp } from './build-app.ts';
import {
  type Counts,
  countAsOne,
  readJourneyCounts,
  readModelCounts,
  readUnitCounts,
} from './counts.ts';
import { type Command, type Finished, runCommand } from './run-command.ts';
import { type TestPlan, writeTitlePattern } from './test-plan.ts';

export type Check = {
  readonly name: string;
  /** What is being done, in words. */
  readonly summary: string;
  /** The name of a check without which this one makes no sense. */
  readonly needs?: string;
  /** The name of a check that must not run at the same time. */
  readonly after?: string;
  /** Runs when all that come before it have ended; the others run side by side, as they wait half of the time. */
  readonly isAlone?: boolean;
  /** Needs a build. */
  readonly isSlow?: boolean;
  /** Tests with titles of their own, which can be chosen by words. */
  readonly isByTitle?: boolean;
  /** Its output has been shown already. */
  readonly isShown?: boolean;
  run(): Promise<Finished>;
  count(isGood: boolean): Promise<Counts>;
};

export const UNIT_RESULTS = 'test-results/unit.json';
const UNIT_OUTPUT = `--outputFile.json=${UNIT_RESULTS}`;
/** How much of the random cases the usual tests try. */
const USUAL_FUZZ_TIMES = '0.2';
export const JOURNEY_RESULTS = 'test-results/journeys.json';
const MODEL_RESULTS = 'test-results/model.json';
const SOAK = [
  process.execPath,
  '--experimental-strip-types',
  '--disable-warning=ExperimentalWarning',
  'e2e/soak.ts',
  `--counts=${MODEL_RESULTS}`,
] as const;

/** The checks of a plan, quick ones first. */
export function listChecks(plan: TestPlan): readonly Check[] {
  const checks = [
    ...listReadings(),
    writeUnitCheck(plan),
    BUILD,
    writeJourneyCheck(plan),
    writeModelCheck(plan),
  ];
  if (plan.words.length > 0) return checks.filter(({ isByTitle }) => isByTitle);
  return checks.filter(({ isSlow }) => !isSlow || plan.extent !== 'check');
}

/** Writes into the folder of the build. */
const TYPES = 'Types';

/** What only reads the sources. */
function listReadings(): readonly Check[] {
  return [
    {
      name: 'Format and lint',
      summary: 'Biome reads every file',
      run: () => runCommand({ line: ['biome', 'ci', '.'] }),
      count: countAsOne,
    },
    {
      name: TYPES,
      summary: 'TypeScript checks every file',
      run: () =>
        runInTurn([
          { line: ['next', 'typegen'] },
          { line: ['tsc', '--noEmit', '--incremental', 'false'] },
        ]),
      count: countAsOne,
    },
    {
      name: 'Dead code',
      summary: 'Knip looks for files, exports and packages that nobody uses',
      run: () => runCommand({ line: ['knip', '--no-progress'] }),
      count: countAsOne,
    },
  ];
}

function writeUnitCheck(plan: TestPlan): Check {
  const pattern = writeTitlePattern(plan);
  const chosen = pattern ? [`--testNamePattern=${pattern}`, '--passWithNoTests'] : [];
  // Those of `*.process.test.ts` start databases, apps and commands.
  if (plan.extent === 'check') chosen.push('--project=!process');
  return {
    name: 'Unit tests',
    summary: 'Vitest runs the *.test.ts',
    isByTitle: true,
    run: () =>
      runCommand({
        line: ['vitest', 'run', '--reporter=default', '--reporter=json', UNIT_OUTPUT, ...chosen],
        environment: limitFuzz(plan),
      }),
    count: (isGood) => readUnitCounts(UNIT_RESULTS, isGood, pattern),
  };
}

const BUILD: Check = {
  name: 'Build',
  summary: 'Next builds for production',
  after: TYPES,
  isSlow: true,
  run: buildApp,
  count: countAsOne,
};

function writeJourneyCheck(plan: TestPlan): Check {
  const pattern = writeTitlePattern(plan);
  const chosen = pattern ? [`--grep=${pattern}`, '--pass-with-no-tests'] : [];
  return {
    name: 'Journeys',
    summary: 'Playwright walks through the build in a real browser',
    needs: BUILD.name,
    isAlone: true,
    isSlow: true,
    isByTitle: true,
    isShown: true,
    run: () =>
      runCommand({
        line: ['playwright', 'test', ...chosen],
        environment: limitFuzz(plan),
        isShown: true,
      }),
    count: (isGood) => readJourneyCounts(JOURNEY_RESULTS, isGood),
  };
}

function writeModelCheck({ extent }: TestPlan): Check {
  return {
    name: 'Model',
    summary: 'Random customers, faults and crashes try to make somebody pay twice',
    needs: BUILD.name,
    isAlone: true,
    isSlow: true,
    isShown: true,
    run: () =>
      runCommand({ line: [...SOAK, extent === 'all' ? '--short' : '--brief'], isShown: true }),
    count: (isGood) => readModelCounts(MODEL_RESULTS, isGood),
  };
}

function limitFuzz({ extent }: TestPlan): Record<string, string> {
  if (extent === 'all' || process.env.FUZZ_TIMES) return {};
  return { FUZZ_TIMES: USUAL_FUZZ_TIMES };
}

async function runInTurn(commands: readonly Command[]): Promise<Finished> {
  let output = '';
  for (const command of commands) {
    const finished = await runCommand(command);
    output += finished.output;
    if (!finished.isGood) return { isGood: false, output };
  }
  return { isGood: true, output };
}
