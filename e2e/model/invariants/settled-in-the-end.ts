import { isOpen } from '#lib/domain/attempt.ts';
import type { BillBooks, DiaryLine } from '../books/books.ts';
import type { Invariant } from './invariant.ts';

/**
 * Judged when everything has come to rest: nothing is on its way any more, the settling window has passed,
 * and every bill has been opened once more without any fault.
 */
export const settledInTheEnd: Invariant = {
  name: 'I5',
  statement:
    'every unknown payment ends settled, or is listed as open where no status of connectFi settles it',
  findBreaches: (books) => [
    ...findForgotten(books),
    ...findUnsettled(books),
    ...findLastUnknown(books),
  ],
};

function findForgotten({ ledger }: BillBooks): string[] {
  return ledger
    .filter(({ state, isListedAsOpen }) => isOpen(state) && !isListedAsOpen)
    .map(({ nameOnAccount, state }) => `"${nameOnAccount}" is ${state} and on no list`);
}

/** With the window over and the bill read again, a list is for those that connectFi says nothing about. */
function findUnsettled({ ledger, truth: { finalStatus } }: BillBooks): string[] {
  if (finalStatus === 'Error' || finalStatus === 'Initiated') return [];
  return ledger
    .filter(({ state, isListedAsOpen }) => isOpen(state) && isListedAsOpen)
    .map(({ nameOnAccount, state }) => `"${nameOnAccount}" stays ${state}, and is ${finalStatus}`);
}

function findLastUnknown({ diary, ledger }: BillBooks): string[] {
  const last = diary.reduce<DiaryLine | undefined>(
    (latest, line) => (latest && latest.toldAtInMs > line.toldAtInMs ? latest : line),
    undefined,
  );
  if (last?.told === 'noWord') return [`${last.who} is left without a word ("${last.words}")`];
  const isListed = ledger.some(({ isListedAsOpen }) => isListedAsOpen);
  if (last?.told !== 'unknown' || isListed) return [];
  return [`${last.who} is left with "${last.words}", and nothing is listed as open`];
}
