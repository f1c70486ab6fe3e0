import type { PayCall, Truth } from '../books/books.ts';

/** The payments that connectFi had accepted by a moment. */
export function listAcceptedBy({ payCalls }: Truth, atInMs: number): readonly PayCall[] {
  return payCalls.filter((call) => call.isAccepted && call.atInMs <= atInMs);
}
