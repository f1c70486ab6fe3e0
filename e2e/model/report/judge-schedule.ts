import type { BillBooks } from '../books/books.ts';
import { isBeyondAssumption } from '../books/is-beyond-assumption.ts';
import { INVARIANTS } from '../invariants/invariants.ts';

export type Breach = {
  /** `I1` and so on. */
  readonly invariant: string;
  readonly books: BillBooks;
  readonly sentences: readonly string[];
};

export type Verdict = {
  readonly breaches: readonly Breach[];
  readonly judgedBills: number;
  /** Bills that prove nothing, since the machine stood still for too long. */
  readonly unjudgedBills: number;
};

/** Holds the books of every bill against every invariant. */
export function judgeSchedule(all: readonly BillBooks[]): Verdict {
  const judged = all.filter((books) => !isBeyondAssumption(books));
  const breaches = INVARIANTS.flatMap(({ name, findBreaches }) =>
    judged.flatMap((books): Breach[] => {
      const sentences = findBreaches(books);
      return sentences.length > 0 ? [{ invariant: name, books, sentences }] : [];
    }),
  );
  return {
    breaches,
    judgedBills: judged.length,
    unjudgedBills: all.length - judged.length,
  };
}
