import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';

// Its purpose is to keep modules of the server out of browsers; here is none.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'server-only'
      ? { url: 'data:text/javascript,', shortCircuit: true }
      : next(specifier, context),
});

// A reader such as `head` may close the pipe before all is written: nothing is left to say then.
process.stdout.on('error', () => process.exit());
if (existsSync('.env')) process.loadEnvFile('.env');
process.env.LOG_LEVEL = 'silent';

const { runDoctor } = await import('../run-doctor.ts');
process.exitCode = await runDoctor(
  process.argv.slice(2),
  (text) => void process.stdout.write(text),
);
