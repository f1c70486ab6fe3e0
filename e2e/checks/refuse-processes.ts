import childProcess from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { syncBuiltinESMExports } from 'node:module';
import { afterAll, expect } from 'vitest';

/** What tests have started that belong into files `*.process.test.ts`, which this one is not set up for. */
const started: string[] = [];

const CHANNELS = ['child_process', 'worker_threads'];
const note = (_message: unknown, kind: string | symbol) => started.push(String(kind));
for (const kind of CHANNELS) subscribe(kind, note);

// Node announces only those that it does not wait for.
const { execFileSync, execSync, spawnSync } = childProcess;
const unheard = { execFileSync, execSync, spawnSync };
replace(
  Object.fromEntries(
    Object.entries<(...args: never[]) => unknown>(unheard).map(([name, start]) => [
      name,
      (...args: never[]) => {
        started.push(name);
        return start(...args);
      },
    ]),
  ),
);

afterAll(() => {
  for (const kind of CHANNELS) unsubscribe(kind, note);
  replace(unheard);
  expect(started, 'a test that starts processes is named *.process.test.ts').toEqual([]);
});

function replace(functions: object): void {
  Object.assign(childProcess, functions);
  syncBuiltinESMExports();
}
