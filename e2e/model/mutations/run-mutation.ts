import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import type { ModelOptions } from '../model-options.ts';
import { say } from '../report/say.ts';
import { copyWithout, ROOT } from './copy-project.ts';
import { isMutation, MUTATIONS } from './mutations.ts';

/** The exit code of a model test in which an invariant was broken. */
export const BROKEN = 3;

/** A guard that is not missed within so many payments is not held up by the model test. */
const MOST_PAYMENTS = 1_000;

/**
 * Takes a guard out of a copy of the project, builds it, and runs the model test against it. Good is what
 * breaks an invariant: then the guard matters, and the test sees it.
 */
export async function runMutation(
  name: string,
  { seed, legs }: Pick<ModelOptions, 'seed' | 'legs'>,
): Promise<boolean> {
  if (!isMutation(name)) throw new RangeError(`There is no mutation "${name}". ${listNames()}`);
  say(`Without this guard: ${MUTATIONS[name].guard}.`);
  const copy = await copyWithout(name);
  const args = legs
    .slice(0, 1)
    .flatMap(({ store, payments }) => [
      `--store=${store}`,
      `--payments=${Math.min(payments, MOST_PAYMENTS)}`,
    ]);
  const code = await runSoak(copy.folder, [`--seed=${seed}`, ...args]);
  await copy.remove();
  if (code !== BROKEN && code !== 0) throw new Error(`"${name}" could not be tried.`);
  const verdict = code === BROKEN ? 'was missed: an invariant broke' : 'was NOT missed';
  say(`The guard "${name}" ${verdict}.`);
  return code === BROKEN;
}

/** The copy's own model test, which builds the copy first. */
function runSoak(folder: string, args: readonly string[]): Promise<number | null> {
  const child = spawn(
    process.execPath,
    ['--experimental-strip-types', '--disable-warning=ExperimentalWarning', 'e2e/soak.ts', ...args],
    { cwd: folder, stdio: 'inherit', env: { ...process.env, PATH: projectFirst() } },
  );
  // Politely, so that it takes along what it has started itself.
  process.once('exit', () => child.kill('SIGTERM'));
  return new Promise((done) => child.once('exit', done));
}

/** The copy has no packages of its own. */
function projectFirst(): string {
  return [join(ROOT, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
}

function listNames(): string {
  return `There are: ${Object.keys(MUTATIONS).join(', ')}.`;
}
