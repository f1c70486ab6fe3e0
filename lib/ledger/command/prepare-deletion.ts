import { fail, succeed } from '#lib/result.ts';
import { countOf } from '../../format-table.ts';
import { deleteOldAttempts, type Erasure, eraseAttempts } from '../sql/delete-attempts.ts';
import { countExpiredCredentials, deleteExpiredCredentials } from '../sql/followed-payments.ts';
import { deleteSearches, noteSearch } from '../sql/searches.ts';
import { type PreparedCommand, parseOptions } from './command.ts';

/** Erases the payer of one bill, as far as the law allows, and says what has to stay and until when. */
export function prepareErase(words: readonly string[]): PreparedCommand {
  const options = parseOptions(words, { values: ['transaction'], flags: ['dry-run'] });
  if (!options.ok) return options;
  const transactionId = options.value.get('transaction');
  const isDryRun = options.value.has('dry-run');
  if (!transactionId) return fail('Say whose bill: --transaction <id>, which "find" prints.');
  return succeed(async ({ store, osUser, write }) => {
    const erasure = await eraseAttempts(store, { transactionId, now: new Date(), isDryRun });
    if (!isDryRun) {
      const found = erasure.erased.length;
      const criteria = ['erase', 'transaction'];
      await store.transact((query) => noteSearch(query, { osUser, criteria, found }));
    }
    await write(describe(erasure, isDryRun));
  });
}

function describe({ erased, kept }: Erasure, isDryRun: boolean): string {
  const verb = isDryRun ? 'Would erase' : 'Erased';
  const lines = kept.map(({ record, until }) =>
    until
      ? `    ${record.authorization.authorizedAt.slice(0, 10)}  ${record.state}: stays until ${until.toISOString().slice(0, 10)}`
      : `    ${record.authorization.authorizedAt.slice(0, 10)}  ${record.state}: stays while it is not settled`,
  );
  const stays = kept.length > 0 ? `Kept ${countOf(kept.length, 'record')}:\n` : '';
  return `${verb} ${countOf(erased.length, 'record')}.\n${stays}${lines.map((line) => `${line}\n`).join('')}`;
}

const DAY_IN_MS = 24 * 60 * 60 * 1000;

/** Deletes what need not be kept any longer. */
export function prepareRetain(words: readonly string[]): PreparedCommand {
  const options = parseOptions(words, { flags: ['dry-run'] });
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
