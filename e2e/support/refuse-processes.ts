import childProcess from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import { syncBuiltinESMExports } from 'node:module';
import { afterAll, expect } from 'vitest';

/** What tests have started that belong into files `*.process.test.ts`, which this one is not set up for. */
const started: string[] = [];

for (const kind of ['child_process', 'worker_threads']) subscribe(kind, () => started.push(kind));
// Node announces only those that it does not wait for.
for (const name of ['execFileSync', 'execSync', 'spawnSync'] as const) {
  const start: (...args: never[]) => unknown = childProcess[name];
  Object.assign(childProcess, {
    [name]: (...args: never[]) => {
      started.push(name);
      return start(...args);
    },
  });
}
syncBuiltinESMExports();

afterAll(() => {
  expect(started, 'a test that starts processes is named *.process.test.ts').toEqual([]);
});
