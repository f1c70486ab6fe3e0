import type { PayCall, StatusMove, Truth } from '../books/books.ts';

/** The payments that connectFi had accepted from us by a moment. */
export function listAcceptedBy({ payCalls }: Truth, atInMs: number): readonly PayCall[] {
  return payCalls.filter((call) => call.isAccepted && call.atInMs <= atInMs);
}

/** The payments that were made on another page and done by a moment. */
export function listPaidElsewhereBy({ moves }: Truth, atInMs: number): readonly StatusMove[] {
  return moves.filter(({ isPayment, doneAtInMs }) => isPayment && doneAtInMs <= atInMs);
}

/** Whether anybody can have paid the bill by a moment, on whatever page. */
export function canBePaidBy(truth: Truth, atInMs: number): boolean {
  return (
    listAcceptedBy(truth, atInMs).length > 0 ||
    truth.moves.some(({ isPayment, atInMs: begunAtInMs }) => isPayment && begunAtInMs <= atInMs)
  );
}
