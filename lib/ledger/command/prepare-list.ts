import { writeDecimal } from '#lib/domain/money.ts';
import { countOf, formatTable } from '#lib/format-table.ts';
import { succeed } from '#lib/result.ts';
import { shortenId } from '#lib/short-number.ts';
import type { OpenAttempt } from '../ledger.ts';
import { listOpenAttempts } from '../sql/read-attempts.ts';
import { type PreparedCommand, parseOptions, writeAmount, writeMinute } from './command.ts';

/** Prints the payments of which nobody knows yet what became of them. */
export function prepareList(words: readonly string[]): PreparedCommand {
  const options = parseOptions(words, { flags: ['json'] });
  if (!options.ok) return options;
  return succeed(async ({ store, write }) => {
    const open = await store.transact(listOpenAttempts, 'readOnly');
    const isJson = options.value.has('json');
    await write(isJson ? `${JSON.stringify(open.map(toPlain), null, 2)}\n` : describe(open));
  });
}

function describe(open: readonly OpenAttempt[]): string {
  if (open.length === 0) return 'Every payment is settled.\n';
  const head = [
    'since',
    'state',
    'amount',
    'merchant',
    'confirmation',
    'transaction',
    'bill can be read until',
  ];
  const rows = open
    .map(toPlain)
    .map((one) => [
      writeMinute(one.since),
      one.state,
      writeAmount(one.amount),
      one.merchant.name ?? one.merchant.id ?? '',
      one.confirmation,
      one.transactionId,
      one.readableUntil ? writeMinute(one.readableUntil) : 'no longer',
    ]);
  const verb = open.length === 1 ? 'is' : 'are';
  return `${countOf(open.length, 'payment')} ${verb} not settled (times in UTC).\n${formatTable([head, ...rows])}`;
}

/** What a person may see of an attempt: neither its session nor the credentials to read its bill. */
function toPlain({ attempt, credentials }: OpenAttempt) {
  return {
    attemptId: attempt.id,
    transactionId: attempt.transactionId,
    confirmation: shortenId(attempt.transactionId),
    state: attempt.state,
    since: attempt.changedAt,
    authorizedAt: attempt.submittedAt,
    amount: {
      minorUnits: attempt.money.amountInCents,
      currency: attempt.money.currency,
      decimal: writeDecimal(attempt.money) ?? null,
    },
    merchant: { id: attempt.merchant.id ?? null, name: attempt.merchant.name ?? null },
    readableUntil: credentials?.expiresAt ?? null,
  };
}
