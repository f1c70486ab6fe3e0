/**
 * What a customer was told about their money, in the end.
 *
 * - `paid`: the payment was authorized, is on its way, or has arrived. There is nothing more to do.
 * - `unknown`: do not pay again until it is known.
 * - `payable`: no money has moved, and the bill can be paid.
 * - `notPaid`: an earlier payment did not go through, and it is safe to pay again.
 * - `nothingSent`: this step has paid nothing. It says nothing about other steps.
 * - `ended`: the bill can no longer be paid, and nothing was taken.
 * - `undone`: the payment was sent back or declined.
 * - `unclear`: the page says that it cannot tell.
 * - `noWord`: nothing about money at all: an error, no answer, a step in between.
 */
export type Told =
  | 'paid'
  | 'unknown'
  | 'payable'
  | 'notPaid'
  | 'nothingSent'
  | 'ended'
  | 'undone'
  | 'unclear'
  | 'noWord';

/** Words by which nothing has been paid for the bill at all. */
export function isUnpaidWord(told: Told): boolean {
  return told === 'payable' || told === 'notPaid' || told === 'ended';
}
