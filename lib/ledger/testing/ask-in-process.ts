import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { AttemptState } from '#lib/domain/attempt.ts';

type Question =
  | { readonly ask: 'open'; readonly sessionId: string }
  | { readonly ask: 'change'; readonly attemptId: string; readonly state: AttemptState };

export type ProcessAnswer = {
  readonly kind: string;
  readonly id: string;
  readonly state: AttemptState;
};

const SCRIPT = fileURLToPath(new URL('ask-ledger.ts', import.meta.url));

/** Has a process of its own ask the ledger in a database: a file's path, or an address of PostgreSQL. */
export async function askInProcess(where: string, question: Question): Promise<ProcessAnswer> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--experimental-strip-types',
    '--disable-warning=ExperimentalWarning',
    SCRIPT,
    where,
    JSON.stringify(question),
  ]);
  return JSON.parse(stdout);
}
