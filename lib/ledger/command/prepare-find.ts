import { countOf, formatTable } from '#lib/format-table.ts';
import { succeed } from '#lib/result.ts';
import { type RecordFilter, readRecords } from '../sql/read-records.ts';
import type { AuditRecord, Outcome } from '../sql/read-whole-records.ts';
import { listSearches, noteSearch } from '../sql/searches.ts';
import type { SqlStore } from '../sql/sql-store.ts';
import {
  type PreparedCommand,
  parseOptions,
  writeAmount,
  writeCentralMinute,
  writeMinute,
} from './command.ts';
import { parseFindOptions } from './parse-find-options.ts';

/** Nobody reads more on a telephone, and a whole ledger is what `export` is for. */
const MOST_SHOWN = 100;

/** Prints the payments that a customer asks about; before that it is noted who has looked. */
export function prepareFind(words: readonly string[]): PreparedCommand {
  const options = parseFindOptions(words);
  if (!options.ok) return options;
  const { filter, criteria, isJson } = options.value;
  return succeed(async ({ store, osUser, write, warn }) => {
    const { shown, hasMore } = await findPayments(store, filter, { osUser, criteria });
    await write(isJson ? `${JSON.stringify(shown.map(toPlain), null, 2)}\n` : describe(shown));
    if (hasMore) warn(`There are more than these ${MOST_SHOWN}: narrow the search.\n`);
  });
}

/** The payments that may be shown to a person who looks for them. That they have looked is noted first. */
export async function findPayments(
  store: SqlStore,
  filter: RecordFilter,
  look: { readonly osUser: string; readonly criteria: readonly string[] },
): Promise<{ readonly shown: readonly AuditRecord[]; readonly hasMore: boolean }> {
  const found: AuditRecord[] = [];
  for await (const page of readRecords(store, filter)) {
    found.push(...page);
    if (found.length > MOST_SHOWN) break;
  }
  const shown = found.slice(0, MOST_SHOWN);
  await store.transact((query) => noteSearch(query, { ...look, found: shown.length }));
  return { shown, hasMore: found.length > MOST_SHOWN };
}

const HEAD = [
  'authorized',
  'what became of it',
  'amount',
  'payer',
  'account',
  'invoice',
  'merchant',
  'confirmation',
  'transaction',
];

function describe(records: readonly AuditRecord[]): string {
  if (records.length === 0) return 'No payment was found.\n';
  const rows = records
    .map(toPlain)
    .map((one) => [
      writeCentralMinute(one.authorizedAt),
      [one.state, one.latestStatus, one.outcome && OUTCOMES[one.outcome]]
        .filter(Boolean)
        .join(', '),
      writeAmount(one.amount),
      one.payer,
      [one.account.name, one.account.mask].filter(Boolean).join(' '),
      one.invoiceNumber ?? '',
      one.merchant.name ?? one.merchant.id ?? '',
      one.confirmation,
      one.transactionId,
    ]);
  return `${countOf(records.length, 'payment')} found (times in US/Central).\n${formatTable([HEAD, ...rows])}`;
}

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  final: '',
  followed: 'followed',
  notKnown: 'the end is not known',
};

/** What a help desk needs of a record; the whole one is what `export` prints. */
function toPlain(record: AuditRecord) {
  const { transactionId, confirmation, reference, invoiceNumber, merchant, amount } = record;
  const { name, mask } = record.account;
  return {
    transactionId,
    confirmation,
    reference,
    invoiceNumber,
    merchant: { id: merchant.id, name: merchant.name },
    amount,
    payer: record.nameOnAccount,
    account: { name, mask },
    debitDate: record.debitDate,
    authorizedAt: record.authorization.authorizedAt,
    state: record.state,
    latestStatus: record.statuses.at(-1)?.status ?? null,
    outcome: record.outcome,
  };
}

/** Prints who has looked for payments, and by what; never what they searched for. */
export function prepareSearches(words: readonly string[]): PreparedCommand {
  const options = parseOptions(words, { flags: ['json'] });
  if (!options.ok) return options;
  return succeed(async ({ store, write }) => {
    const searches = await store.transact(listSearches, 'readOnly');
    if (options.value.has('json')) return write(`${JSON.stringify(searches, null, 2)}\n`);
    if (searches.length === 0) return write('Nobody has looked for a payment.\n');
    const rows = searches.map(({ at, osUser, criteria, found }) => [
      writeMinute(at),
      osUser,
      criteria.join(', '),
      String(found),
    ]);
    return write(`Times in UTC.\n${formatTable([['at', 'who', 'by', 'found'], ...rows])}`);
  });
}
