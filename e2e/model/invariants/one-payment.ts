import type { BillBooks } from '../books/books.ts';
import type { Invariant } from './invariant.ts';
import { listPaymentsElsewhere } from './payments.ts';

export const onePayment: Invariant = {
  name: 'I1',
  statement:
    'connectFi receives at most one payment of a bill, except after one that was refused or not received, and none that was pressed after the bill had been paid elsewhere; and accepts at most one',
  findBreaches: (books) => [
    ...findDoubles(books),
    ...findRepeats(books),
    ...findTooEarly(books),
    ...findPaidElsewhere(books),
  ],
};

function findDoubles({ truth }: BillBooks): string[] {
  const accepted = truth.payCalls.filter(({ isAccepted }) => isAccepted);
  return accepted.length > 1 ? [`connectFi accepted ${accepted.length} payments`] : [];
}

/** Each press has a name of its own, so a second call of that name is the same press, sent again. */
function findRepeats({ truth }: BillBooks): string[] {
  const names = truth.payCalls.map(({ name }) => name);
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) < index));
  return [...repeated].map((name) => `the payment of "${name}" was sent more than once`);
}

/**
 * A payment may follow another one only where that one is known to be over. Where the bill ended without it, one may
 * still come of an order that read the bill a moment before that end; connectFi must have refused it.
 */
function findTooEarly({ truth, ledger }: BillBooks): string[] {
  return truth.payCalls
    .filter((call, index) => {
      const followers = truth.payCalls.slice(index + 1);
      if (followers.length === 0) return false;
      const state = ledger.find(({ nameOnAccount }) => nameOnAccount === call.name)?.state;
      if (state === 'ended') return followers.some(({ isAccepted }) => isAccepted);
      return state !== 'refused' && state !== 'notReceived';
    })
    .map(
      ({ name }) => `another payment followed that of "${name}", which was not known to be over`,
    );
}

/** What is paid elsewhere between our last reading of the bill and our call, only connectFi can refuse. */
function findPaidElsewhere({ truth, diary }: BillBooks): string[] {
  const elsewhere = listPaymentsElsewhere(truth);
  return truth.payCalls
    .filter(({ name }) => {
      const pressed = diary.find(({ press }) => press?.name === name);
      return pressed && elsewhere.some(({ doneAtInMs }) => doneAtInMs <= pressed.askedAtInMs);
    })
    .map(({ name }) => `"${name}" was sent for a bill that had been paid elsewhere before`);
}
