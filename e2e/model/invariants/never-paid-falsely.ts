import type { BillBooks } from '../books/books.ts';
import type { Invariant } from './invariant.ts';
import { listAcceptedBy, listPayments, listPaymentsElsewhere } from './payments.ts';
import { isUndoing } from './undoing.ts';

export const neverPaidFalsely: Invariant = {
  name: 'I2',
  statement: 'nobody is told "paid", and no attempt is kept as accepted, where nothing was paid',
  findBreaches: (books) => [
    ...findFalseWords(books),
    ...findStaleWords(books),
    ...findFalseAttempts(books),
  ],
};

function findFalseWords({ diary, truth }: BillBooks): string[] {
  const payments = listPayments(truth);
  return diary
    .filter(({ told }) => told === 'paid' || told === 'undone')
    .filter(({ toldAtInMs }) => !payments.some(({ begunAtInMs }) => begunAtInMs <= toldAtInMs))
    .map(({ who, words }) => `${who} was told "${words}", and nothing had been paid`);
}

/** What was paid and taken back is not paid any more. */
function findStaleWords({ diary, truth }: BillBooks): string[] {
  const undone = truth.moves.find(isUndoing);
  if (!undone) return [];
  return diary
    .filter(({ told, askedAtInMs }) => told === 'paid' && askedAtInMs > undone.doneAtInMs)
    .map(({ who, words }) => `${who} was told "${words}" when the bill was ${undone.status}`);
}

/** By its status alone nobody can tell whose payment it was that connectFi has. */
function findFalseAttempts({ ledger, truth }: BillBooks): string[] {
  if (listPaymentsElsewhere(truth).length > 0) return [];
  const paid = new Set(listAcceptedBy(truth, Number.POSITIVE_INFINITY).map(({ name }) => name));
  return ledger
    .filter(({ state, nameOnAccount }) => state === 'accepted' && !paid.has(nameOnAccount))
    .map(
      ({ nameOnAccount }) => `the ledger has "${nameOnAccount}" as accepted, which was not paid`,
    );
}
