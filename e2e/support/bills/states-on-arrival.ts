import type { BillRequest } from '#e2e/sandbox/bill-request.ts';

export type Arrival = {
  readonly name: string;
  readonly bill: BillRequest;
  readonly title: string;
  /** What the screen says of the customer's money. */
  readonly money: string | RegExp;
};

/** Every bill that cannot be paid when its link is opened. */
export const NOT_PAYABLE: readonly Arrival[] = [
  {
    name: 'Initiated',
    bill: { status: 'Initiated' },
    title: 'This bill is not ready yet',
    money: 'No money has moved.',
  },
  {
    name: 'Cancelled',
    bill: { status: 'Cancelled' },
    title: 'This bill was cancelled',
    money: 'Nothing was taken from your account.',
  },
  {
    name: 'Rejected',
    bill: { status: 'Rejected' },
    title: 'You can no longer pay here',
    money: 'No payment was made.',
  },
  {
    name: 'Error',
    bill: { status: 'Error' },
    title: 'Something went wrong with this payment',
    money: 'We cannot tell from here whether money left your account.',
  },
  {
    name: 'Expired',
    bill: { status: 'Expired' },
    title: 'This link has expired',
    money: 'Nothing was taken from your account.',
  },
  {
    name: 'Sent, but past its expiry',
    bill: { expiresInSeconds: -60, switches: { expiry: 'dateOnly' } },
    title: 'This link has expired',
    money: 'Nothing was taken from your account.',
  },
  {
    name: 'Processing',
    bill: { status: 'Processing' },
    title: 'Your payment is on its way',
    money: 'no money has left your account',
  },
  {
    name: 'SentToPay',
    bill: { status: 'SentToPay' },
    title: 'Your payment was sent to your bank',
    money: 'Your bank will take $125.00 from your account',
  },
  {
    name: 'Completed',
    bill: { status: 'Completed' },
    title: 'Your payment was confirmed',
    money: 'The money is on its way from your bank to theirs',
  },
  {
    name: 'Settled',
    bill: { status: 'Settled' },
    title: 'Your payment is complete',
    money: 'The money has left your account.',
  },
  {
    name: 'Returned',
    bill: { status: 'Returned' },
    title: 'Your payment was returned',
    money: 'If the money had left your account, your bank puts it back.',
  },
  {
    name: 'Declined',
    bill: { status: 'Declined' },
    title: 'Your payment was declined',
    money: 'Nothing should have left your account.',
  },
  {
    name: 'of a status that nobody knows',
    bill: { switches: { statusAnswer: 'unheardOf' } },
    title: 'We cannot tell whether this bill is paid',
    money: 'Opening this page moved no money.',
  },
  {
    name: 'without any method',
    bill: { availablePaymentType: [] },
    title: 'This bill cannot be paid here',
    money: 'No money has moved.',
  },
  {
    name: 'in another currency than the bank takes',
    bill: { currency: 'CAD' },
    title: 'This bill cannot be paid here',
    money: 'No money has moved.',
  },
  {
    name: 'for cards only',
    bill: { availablePaymentType: ['card'] },
    title: 'You can only pay by card',
    money: 'No money has moved.',
  },
  {
    name: 'for typed bank details only',
    bill: { usePlaid: false },
    title: 'You cannot connect your bank here',
    money: 'No money has moved.',
  },
];

/** Bills that can be paid, whatever connectFi leaves out (U1). */
export const PAYABLE: readonly Pick<Arrival, 'name' | 'bill'>[] = [
  { name: 'Sent', bill: {} },
  { name: 'without a status', bill: { switches: { statusAnswer: 'absent' } } },
  { name: 'with bare details', bill: { switches: { detailsAnswer: 'bare' } } },
  { name: 'with the merchant inside it', bill: { switches: { merchantAnswer: 'inPayment' } } },
  { name: 'without a merchant', bill: { switches: { merchantAnswer: 'absent' } } },
  { name: "by its merchant's methods", bill: { availablePaymentType: null } },
  { name: 'for card and bank', bill: { availablePaymentType: ['ach', 'card'] } },
  { name: 'without a word on Plaid', bill: { usePlaid: null } },
];
