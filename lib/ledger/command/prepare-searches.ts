import { formatTable } from '#lib/format-table.ts';
import { succeed } from '#lib/result.ts';
import { listSearches } from '../sql/searches.ts';
import { parseOptions } from './parse-options.ts';
import type { PreparedCommand } from './prepared-command.ts';

/** Prints who has looked for payments, and by what; never what they searched for. */
export function prepareSearches(words: readonly string[]): PreparedCommand {
  const options = parseOptions(words, new Map([['json', 'nothing']]));
  if (!options.ok) return options;
  return succeed(async ({ store, write }) => {
    const searches = await store.transact(listSearches, 'readOnly');
    if (options.value.has('json')) return write(`${JSON.stringify(searches, null, 2)}\n`);
    if (searches.length === 0) return write('Nobody has looked for a payment.\n');
    const rows = searches.map(({ at, osUser, criteria, found }) => [
      at.slice(0, 16).replace('T', ' '),
      osUser,
      criteria.join(', '),
      String(found),
    ]);
    return write(`Times in UTC.\n${formatTable([['at', 'who', 'by', 'found'], ...rows])}`);
  });
}
