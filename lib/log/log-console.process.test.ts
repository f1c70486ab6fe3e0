import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const ACCOUNT = '1111222233330000';
const FLAGS = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];

/** Runs a program of a few lines in a process of its own. */
function run(program: string) {
  const file = JSON.stringify(resolve(import.meta.dirname, 'log-console.ts'));
  const source = `import { logLastErrors } from ${file}; logLastErrors(); ${program}`;
  return spawnSync(process.execPath, [...FLAGS, '--input-type=module', '--eval', source], {
    encoding: 'utf8',
  });
}

test('goes on after a promise that nobody waited for, and says so without its secrets', () => {
  const { stdout, stderr, status } = run(
    `Promise.reject(new Error('account ${ACCOUNT}')); setTimeout(() => console.log('alive'), 1);`,
  );
  expect(stdout).toContain('a promise has failed that nobody waited for');
  expect(stdout).toContain('alive');
  expect(stdout + stderr).not.toContain(ACCOUNT);
  expect(status).toBe(0);
});

test('ends after an error that nobody caught, and says so without its secrets', () => {
  const { stdout, stderr, status } = run(`throw new Error('account ${ACCOUNT}');`);
  expect(stdout).toContain('an error was caught by nobody: the process ends');
  expect(stdout + stderr).not.toContain(ACCOUNT);
  expect(status).toBe(1);
});
