import { succeed } from '#lib/result.ts';
import {
  countExpiredCredentials,
  deleteExpiredCredentials,
} from '../sql/delete-expired-credentials.ts';
import { deleteOldAttempts } from '../sql/delete-old-attempts.ts';
import { deleteSearches } from '../sql/searches.ts';
import { countOf } from './count-of.ts';
import { parseOptions } from './parse-options.ts';
import type { PreparedCommand } from './prepared-command.ts';

const DAY_IN_MS = 24 * 60 * 60 * 1000;

/** Deletes what need not be kept any longer. */
export function prepareRetain(words: readonly string[]): PreparedCommand {
  const options = parseOptions(words, new Map([['dry-run', 'nothing']]));
  if (!options.ok) return options;
  const isDryRun = options.value.has('dry-run');
  return succeed(async ({ store, retentionDays, write }) => {
    const before = new Date(Date.now() - retentionDays * DAY_IN_MS).toISOString();
    const credentials = isDryRun
      ? await store.transact(countExpiredCredentials, 'readOnly')
      : await store.transact(deleteExpiredCredentials);
    const records = await deleteOldAttempts(store, { before, isDryRun });
    if (!isDryRun) await store.transact((query) => deleteSearches(query, before));
    const verb = isDryRun ? 'Would delete' : 'Deleted';
    const age = `not changed since ${before} (${countOf(retentionDays, 'day')})`;
    await write(`${verb} ${countOf(records, 'record')}, ${age}.\n`);
    await write(`${verb} the credentials to read ${countOf(credentials, 'bill')}, expired.\n`);
  });
}
