import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Attempt } from '#lib/ledger/attempt.ts';
import type { LedgerLine } from '../books/books.ts';
import type { Store } from './store.ts';

const PRELOAD = pathToFileURL(join(import.meta.dirname, 'preload/tap-memory-ledger.ts')).href;

/** The ledger in an app's own memory, read through what is written down of it. */
export async function openMemoryStore(folder: string): Promise<Store> {
  const path = join(folder, 'ledger.jsonl');
  await writeFile(path, '');
  return {
    name: 'memory',
    environment: { MODEL_LEDGER_FILE: path },
    preloads: [PRELOAD],
    maxInstances: 1,
    survivesKills: false,
    listAttempts: async () => toLines(await readFile(path, 'utf8')),
    stop: async () => {},
  };
}

/** The newest form of each attempt. */
function toLines(text: string): LedgerLine[] {
  const attempts = new Map<string, Attempt>();
  for (const line of text.split('\n').filter(Boolean)) {
    // Written by our own tap, in the shape of the type.
    const attempt: Attempt = JSON.parse(line);
    attempts.set(attempt.id, attempt);
  }
  return [...attempts.values()].map(({ id: attemptId, money, ...attempt }) => ({
    ...attempt,
    attemptId,
    amountInCents: money.amountInCents,
    isListedAsOpen: false,
  }));
}
