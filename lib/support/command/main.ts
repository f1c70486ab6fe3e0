import { existsSync } from 'node:fs';
import { parseLedgerEnv } from '#lib/env/ledger-env.ts';
import { openCommandStore } from '#lib/ledger/command/open-command-store.ts';
import { startSupport } from '../start-support.ts';
import { parseSupportEnv } from '../support-env.ts';

if (existsSync('.env')) process.loadEnvFile('.env');
const [env, ledger] = [parseSupportEnv(process.env), parseLedgerEnv(process.env)];
if (env.ok && ledger.ok) {
  try {
    const store = await openCommandStore(ledger.value.ledger);
    const onFailure = (error: unknown) => warn(error instanceof Error ? error.message : 'unknown');
    const server = await startSupport({ env: env.value, store, onFailure });
    warn(`The support view listens on ${env.value.host}, port ${env.value.port}.`);
    const stop = () => server.close(() => void store.close());
    process.once('SIGTERM', stop).once('SIGINT', stop);
  } catch (error) {
    warn(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
} else {
  const problems = [env, ledger].flatMap((read) => (read.ok ? [] : read.failure));
  warn(
    `Please correct these variables:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
  );
  process.exitCode = 1;
}

function warn(text: string): void {
  process.stderr.write(`${text}\n`);
}
