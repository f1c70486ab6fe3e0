import type { BillBooks, DiaryLine, Truth } from '../books/books.ts';
import { isUnpaidWord } from '../books/told.ts';
import type { Invariant } from './invariant.ts';
import { listAcceptedBy, listPayments } from './payments.ts';
import { isUndoing, isWithin } from './undoing.ts';

export const neverUnpaidFalsely: Invariant = {
  name: 'I3',
  statement:
    'nobody is told "not paid, try again", and no attempt is kept as not paid, where it was paid',
  findBreaches: (books) => [
    ...findFalseWords(books),
    ...findFalseSteps(books),
    ...findFalseNews(books),
    ...findFalseAttempts(books),
  ],
};

function findFalseWords({ diary, truth }: BillBooks): string[] {
  return diary
    .filter((line) => isUnpaidWord(line.told) && wasPaidBefore(line, truth))
    .map(({ who, words }) => `${who} was told "${words}" after it had been paid`);
}

/** What was accepted before they asked counts, unless it was sent back or cancelled since. */
function wasPaidBefore({ askedAtInMs, toldAtInMs }: DiaryLine, truth: Truth): boolean {
  return listPayments(truth).some(
    ({ doneAtInMs }) =>
      doneAtInMs <= askedAtInMs &&
      !truth.moves.some((move) => isUndoing(move) && isWithin(move, doneAtInMs, toldAtInMs)),
  );
}

function findFalseSteps({ diary, truth }: BillBooks): string[] {
  const paid = listPaidNames(truth);
  return diary
    .filter(({ told, press }) => told === 'nothingSent' && press && paid.has(press.name))
    .map(({ who, words }) => `${who} was told "${words}" of a step that paid`);
}

/** What a page says later of a step whose answer was lost: that it has paid nothing, and never will. */
function findFalseNews({ diary, truth }: BillBooks): string[] {
  const paid = listPaidNames(truth);
  return diary
    .filter(({ told, about }) => told === 'notPaid' && about && paid.has(about))
    .map(({ who, words, about }) => `${who} was told "${words}" of "${about}", which paid`);
}

function findFalseAttempts({ ledger, truth }: BillBooks): string[] {
  const paid = listPaidNames(truth);
  return ledger
    .filter(({ nameOnAccount }) => paid.has(nameOnAccount))
    .filter(({ state }) => state === 'refused' || state === 'notReceived' || state === 'ended')
    .filter(({ state }) => state !== 'ended' || !truth.moves.some(isUndoing))
    .map(
      ({ state, nameOnAccount }) => `the ledger has "${nameOnAccount}" as ${state}, and it paid`,
    );
}

function listPaidNames(truth: Truth): ReadonlySet<string> {
  return new Set(listAcceptedBy(truth, Number.POSITIVE_INFINITY).map(({ name }) => name));
}
