import type { BillBooks } from '../books/books.ts';

/** What must hold of the three books of every bill. Pure: it sees nothing but the books. */
export type Invariant = {
  readonly name: string;
  readonly statement: string;
  /** Says, in words, each way in which the books break it. */
  readonly findBreaches: (books: BillBooks) => readonly string[];
};
