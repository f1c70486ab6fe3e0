import type { PaymentStatus } from '#lib/domain/payment.ts';
import type { StatusMove } from '../books/books.ts';

const UNDOING: ReadonlySet<PaymentStatus> = new Set([
  'Cancelled',
  'Declined',
  'Error',
  'Expired',
  'Rejected',
  'Returned',
]);

/** Whether a move takes back that a bill was paid; all others lead a payment on. */
export function isUndoing({ status }: StatusMove): boolean {
  return UNDOING.has(status);
}

export function isWithin({ atInMs }: StatusMove, fromInMs: number, toInMs: number): boolean {
  return atInMs >= fromInMs && atInMs <= toInMs;
}
