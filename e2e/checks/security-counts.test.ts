import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeSecurity } from './security-counts.ts';

const spec = (...annotations: { type: string; description: string }[]) => ({
  tests: [{ annotations }],
});

test('adds up what journeys and unit tests have tried', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'reports-'));
  const [journeys, unit] = [join(folder, 'journeys.json'), join(folder, 'unit.json')];
  const attacks = spec({ type: 'Attack cases', description: '30' });
  await writeFile(
    journeys,
    JSON.stringify({
      suites: [
        {
          specs: [attacks, spec({ type: 'Fuzz cases', description: '100' })],
          suites: [
            {
              specs: [attacks, spec({ type: 'Observatory', description: '145 to 150' })],
              suites: [],
            },
          ],
        },
      ],
    }),
  );
  const title = 'ends C1 in a value, by 400 cases';
  await writeFile(unit, JSON.stringify({ testResults: [{ assertionResults: [{ title }] }] }));
  expect(await describeSecurity(journeys, unit)).toMatch(
    /^Security: Observatory 145 to 150; 60 attack cases; 500 fuzz cases, seed \d+\.$/,
  );
  expect(await describeSecurity(journeys, join(folder, 'nothing.json'))).toBeUndefined();
});
