/** The twelve statuses of a payment link (connectfi-api 4.1), in the order of connectFi's own enum. */
export const PAYMENT_STATUSES = [
  'Initiated',
  'Sent',
  'Cancelled',
  'Rejected',
  'Error',
  'Expired',
  'Processing',
  'SentToPay',
  'Completed',
  'Settled',
  'Returned',
  'Declined',
] as const;

export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/**
 * After these nothing more is waited for once a payment was accepted. A return may still follow `Settled`; `Error`
 * is moved on by people (connectfi-api 4.2).
 */
export const FINAL_STATUSES: readonly PaymentStatus[] = [
  'Settled',
  'Returned',
  'Declined',
  'Cancelled',
];

/** `missing`: connectFi said nothing. `unknown`: it said something that is none of the twelve. */
export type ReportedStatus = PaymentStatus | 'missing' | 'unknown';

export type PaymentMethod = 'ach' | 'card';

/** An exact amount. `amountInCents` counts the currency's own minor units (cents for USD). */
export type Money = { readonly amountInCents: number; readonly currency: string };

/** A calendar date, `YYYY-MM-DD`, free of any time zone. */
export type CalendarDate = string;

/** An instant, ISO 8601 in UTC. */
export type Instant = string;

export type Merchant = {
  readonly id?: string;
  readonly reference?: string;
  readonly aggregatorId?: string;
  readonly name?: string;
  /** As a contract names it, where that is another name. */
  readonly legalName?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly site?: string;
  /** Who answers there, where that is not the merchant: the platform in between. */
  readonly contactName?: string;
  readonly logo?: MerchantLogo;
  /** One line a part, ready to be shown under each other. */
  readonly addressLines: readonly string[];
};

/** An image as a `data:` address, its type checked by its content. Sizes are its own, over 0. */
export type MerchantLogo = {
  readonly src: string;
  readonly width: number;
  readonly height: number;
};

export type BillField = { readonly label: string; readonly value: string };

export type StatusChange = { readonly status: PaymentStatus; readonly at: Instant };

/**
 * Why a bank returned a payment, where it says so. `unsaid`: it said something that we do not pass on, since
 * it is about a dispute or a person, or not known to us.
 */
export type ReturnReason =
  | 'moneyMissing'
  | 'accountClosed'
  | 'accountMoved'
  | 'accountUnknown'
  | 'accountUnfit'
  | 'paymentStopped'
  | 'permissionWithdrawn'
  | 'unsaid';

/** What connectFi tells a customer about one bill, in our words. */
export type Payment = {
  readonly transactionId: string;
  readonly status: ReportedStatus;
  readonly money: Money;
  readonly merchant: Merchant;
  readonly payerName?: string;
  readonly invoiceNumber?: string;
  readonly description?: string;
  readonly fields: readonly BillField[];
  readonly dueDate?: CalendarDate;
  /** `undefined` where connectFi does not say (U1): then payment by bank is taken to be possible. */
  readonly methods?: readonly PaymentMethod[];
  /** `undefined` where connectFi does not say (U1). */
  readonly usesPlaid?: boolean;
  readonly history: readonly StatusChange[];
  /** Of a payment that was returned, where the history carries one. */
  readonly returnReason?: ReturnReason;
  readonly createdAt?: Instant;
  readonly updatedAt?: Instant;
  readonly expiresAt?: Instant;
};

export type Invoice = {
  readonly id: string;
  readonly fileName?: string;
  readonly sizeInBytes?: number;
};

/**
 * The kinds of account that our words tell apart. A limited purpose account may be debited for some
 * purposes only (plaid-link 11); `other` is one of any other kind, known or not.
 */
export const ACCOUNT_SUBTYPES = ['checking', 'savings', 'limitedPurposeChecking', 'other'] as const;

/** A bank account that the customer connected. Never carries a number or a balance. */
export type BankAccount = {
  readonly id: string;
  readonly name: string;
  /** The two to four characters that banks show, if any; may repeat between accounts. */
  readonly mask?: string | undefined;
  readonly subtype: (typeof ACCOUNT_SUBTYPES)[number];
};

/** In characters; a firm with a longer name is known by its beginning. */
const LONGEST_SAID = 140;

/**
 * A merchant's name as letterheads, sentences and buttons say it: cut between words where it is so long that a
 * screen would hold nothing else. What is agreed to and kept has it whole.
 */
export function sayName(name: string): string {
  const characters = [...name];
  if (characters.length <= LONGEST_SAID) return name;
  const start = characters.slice(0, LONGEST_SAID).join('');
  return `${start.replace(/\s+\S{0,40}$/u, '')}…`;
}
