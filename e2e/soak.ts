import { buildIfChanged } from './checks/build-app.ts';
import { readModelOptions } from './model/model-options.ts';
import { BROKEN, runMutation } from './model/mutations/run-mutation.ts';
import { runModel } from './model/run-model.ts';

/** Random schedules of customers, faults and crashes against the build, or against one without a guard. */
async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const options = readModelOptions(args);
  if (options.mutation) return (await runMutation(options.mutation, options)) ? 0 : 1;
  await buildIfChanged(() => process.stdout.write('Building for production.\n'));
  return (await runModel(options)) ? 0 : BROKEN;
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => process.exit(code)); // takes all that was started along
}

process.exit(await main());
