import { fail, succeed } from '#lib/result.ts';
import { type Erasure, eraseAttempts } from '../sql/erase-attempts.ts';
import { noteSearch } from '../sql/searches.ts';
import { countOf } from './count-of.ts';
import { parseOptions } from './parse-options.ts';
import type { PreparedCommand } from './prepared-command.ts';

/** Erases the payer of one bill, as far as the law allows, and says what has to stay and until when. */
export function prepareErase(words: readonly string[]): PreparedCommand {
  const options = parseOptions(
    words,
    new Map([['transaction', 'value'] as const, ['dry-run', 'nothing'] as const]),
  );
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
