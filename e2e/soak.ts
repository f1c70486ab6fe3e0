import { readModelOptions } from './model/model-options.ts';
import { runModel } from './model/run-model.ts';

const isGood = await runModel(readModelOptions(process.argv.slice(2)));
process.exit(isGood ? 0 : 1);
