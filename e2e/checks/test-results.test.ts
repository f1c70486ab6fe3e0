import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listFailedTests, listSlowestTests, readTestResults } from './test-results.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reports-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('names the file, the test and the first line of what went wrong', async () => {
  expect(listFailedTests(await readBoth())).toEqual([
    'lib/sum.test.ts › sum takes away › 3 is not 2',
    'lib/broken.test.ts › No such module',
    'pay.spec.ts › waits › Too late',
  ]);
});

it('names the slowest of both runners, the slowest first', async () => {
  expect(listSlowestTests(await readBoth(), 9)).toEqual([
    '  12.3 s  pay.spec.ts › waits',
    '   4.0 s  lib/sum.test.ts › sum adds',
    '   2.0 s  pay.spec.ts › pays',
    '   0.0 s  lib/sum.test.ts › sum takes away',
    '   0.0 s  lib/broken.test.ts › ',
  ]);
});

it('has nothing to say without reports', async () => {
  expect(await readTestResults(join(folder, 'none'), join(folder, 'neither'))).toEqual([]);
});

async function readBoth() {
  const takesAway = { fullName: 'sum takes away', status: 'failed', duration: null };
  const unit = await write('unit.json', {
    testResults: [
      {
        name: resolve('lib/sum.test.ts'),
        status: 'failed',
        message: '',
        assertionResults: [
          { fullName: 'sum adds', status: 'passed', duration: 4_000, failureMessages: [] },
          { fullName: 'sum waits', status: 'skipped', failureMessages: [] },
          { ...takesAway, failureMessages: ['3 is not 2\n at x'] },
        ],
      },
      {
        name: resolve('lib/broken.test.ts'),
        status: 'failed',
        message: 'No such module',
        assertionResults: [],
      },
    ],
  });
  const waits = { title: 'waits', ok: false, duration: 12_345 };
  const specs = [spec({ ...waits, message: '\u001b[31mToo late\u001b[39m' })];
  const pays = spec({ title: 'pays', ok: true, duration: 2_000 });
  const journeys = await write('journeys.json', {
    suites: [{ specs: [pays], suites: [{ specs }] }],
  });
  return await readTestResults(unit, journeys);
}

type Spec = {
  readonly title: string;
  readonly ok: boolean;
  readonly duration: number;
  readonly message?: string;
};

function spec({ title, ok, duration, message }: Spec): unknown {
  const results = [{ duration, error: message === undefined ? undefined : { message } }];
  return { title, ok, file: 'pay.spec.ts', tests: [{ results }] };
}

async function write(name: string, report: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(report));
  return path;
}
