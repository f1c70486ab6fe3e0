import type { DiaryLine, Truth } from '../books/books.ts';
import { isUnpaidWord } from '../books/told.ts';
import type { Invariant } from './invariant.ts';
import { listPayments } from './payments.ts';
import { isUndoing, isWithin } from './undoing.ts';

export const oneTruth: Invariant = {
  name: 'I6',
  statement: 'nobody is told two things that contradict, unless something changed at connectFi',
  findBreaches: ({ diary, truth }) =>
    diary.flatMap((earlier) =>
      diary
        .filter((later) => isAfter(later, earlier) && contradicts(earlier, later, truth))
        .map((later) => say(earlier, later)),
    ),
};

/** One who asks before another has been told may hear of an earlier moment. */
function isAfter(later: DiaryLine, earlier: DiaryLine): boolean {
  return later.askedAtInMs > earlier.toldAtInMs;
}

function contradicts(earlier: DiaryLine, later: DiaryLine, truth: Truth): boolean {
  if (earlier.told === 'paid') {
    // Of an order whose answer was lost, the page itself says that it is not known.
    const isDoubted = later.told === 'unknown' && !later.press;
    const contradictsPaid = isUnpaidWord(later.told) || isDoubted;
    return contradictsPaid && !isTakenBackBetween(truth, earlier, later);
  }
  if (isUnpaidWord(earlier.told) && later.told === 'paid') {
    return !isPaidBetween(truth, earlier, later);
  }
  return false;
}

function isTakenBackBetween({ moves }: Truth, earlier: DiaryLine, later: DiaryLine): boolean {
  return moves.some(
    (move) => isUndoing(move) && isWithin(move, earlier.askedAtInMs, later.toldAtInMs),
  );
}

function isPaidBetween(truth: Truth, earlier: DiaryLine, later: DiaryLine): boolean {
  return listPayments(truth).some(
    ({ doneAtInMs }) => doneAtInMs >= earlier.askedAtInMs && doneAtInMs <= later.toldAtInMs,
  );
}

function say(earlier: DiaryLine, later: DiaryLine): string {
  return `${earlier.who} was told "${earlier.words}", and later ${later.who} "${later.words}"`;
}
