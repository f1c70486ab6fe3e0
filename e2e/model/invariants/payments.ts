import type { PayCall, Truth } from '../books/books.ts';

/** The payments that connectFi had accepted from us by a moment. */
export function listAcceptedBy({ payCalls }: Truth, atInMs: number): readonly PayCall[] {
  return payCalls.filter((call) => call.isAccepted && call.atInMs <= atInMs);
}

/** A payment of a bill, on whatever page; of those on another one the exact moment is not known. */
export type Payment = { readonly begunAtInMs: number; readonly doneAtInMs: number };

export function listPayments(truth: Truth): readonly Payment[] {
  return [
    ...truth.payCalls
      .filter(({ isAccepted }) => isAccepted)
      .map(({ atInMs }) => ({ begunAtInMs: atInMs, doneAtInMs: atInMs })),
    ...listPaymentsElsewhere(truth),
  ];
}

export function listPaymentsElsewhere({ moves }: Truth): readonly Payment[] {
  return moves
    .filter(({ isPayment }) => isPayment)
    .map(({ atInMs, doneAtInMs }) => ({ begunAtInMs: atInMs, doneAtInMs }));
}
