import { existsSync } from 'node:fs';
import { runLedgerCommand } from './run-ledger-command.ts';

// Anyone who reads the output may stop early, as `head` does, and a disk may be full: then it is not
// complete, and the exit code must not say that it is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') warn(`The output could not be written: ${error.code}\n`);
  process.exit(1);
});

if (existsSync('.env')) process.loadEnvFile('.env');
process.exitCode = await runLedgerCommand(process.argv.slice(2), {
  variables: process.env,
  write,
  warn,
});

/** Waits until the text is on its way, so that a slow reader never makes us pile it up. */
function write(text: string): Promise<void> {
  return new Promise((done) => {
    process.stdout.write(text, (error) => {
      if (!error) done();
    });
  });
}

function warn(text: string): void {
  process.stderr.write(text);
}
