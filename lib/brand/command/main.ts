import { runBrandCommand } from './run-brand-command.ts';

// A reader such as `head` may close the pipe before all is written: nothing is left to say then.
process.stdout.on('error', () => process.exit());

process.exitCode = await runBrandCommand(process.argv.slice(2), (text) => {
  process.stdout.write(text);
});
