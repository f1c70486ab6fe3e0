import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listFailedTests } from './failed-tests.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reports-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('names the file, the test and the first line of what went wrong', async () => {
  const unit = await write('unit.json', {
    testResults: [
      {
        name: resolve('lib/sum.test.ts'),
        status: 'failed',
        message: '',
        assertionResults: [
          { fullName: 'sum adds', status: 'passed', failureMessages: [] },
          { fullName: 'sum takes away', status: 'failed', failureMessages: ['3 is not 2\n at x'] },
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
  const journeys = await write('journeys.json', {
    suites: [
      {
        specs: [],
        suites: [
          { specs: [spec('pays', true), spec('waits', false, '\u001b[31mToo late\u001b[39m')] },
        ],
      },
    ],
  });
  expect(await listFailedTests(unit, journeys)).toEqual([
    'lib/sum.test.ts › sum takes away › 3 is not 2',
    'lib/broken.test.ts › No such module',
    'pay.spec.ts › waits › Too late',
  ]);
});

it('has nothing to say without reports', async () => {
  expect(await listFailedTests(join(folder, 'none'), join(folder, 'neither'))).toEqual([]);
});

function spec(title: string, ok: boolean, message?: string): unknown {
  const results = [{ error: message === undefined ? undefined : { message } }];
  return { title, ok, file: 'pay.spec.ts', tests: [{ results }] };
}

async function write(name: string, report: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(report));
  return path;
}
