import { createInterface } from 'node:readline';
import { runFingerprintCommand } from './run-fingerprint-command.ts';

// Whoever reads the output may stop early; then it is not complete, and the exit code must not be 0.
process.stdout.on('error', () => process.exit(3));

process.exitCode = await runFingerprintCommand(process.argv.slice(2), {
  variables: process.env,
  readLine,
  write: (text) => process.stdout.write(text),
  warn: (text) => process.stderr.write(text),
});

async function readLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
}
