import type { Merchant } from '#lib/domain/payment.ts';

/** The codes that a customer's call can meet (connectfi-api 5.1, 5.2). */
const REASONS = {
  paymentNotFound: 'linkUnknown',
  transactionNotFound: 'linkUnknown',
  merchantNotFound: 'merchantUnavailable',
  merchantIsArchive: 'merchantUnavailable',
  merchantDetails: 'merchantUnavailable',
  paymentStatus: 'notPayable',
  paymentAvailableType: 'methodNotOffered',
  paymentPlaidAccount: 'accountUnknown',
  plaid: 'bankConnectionFailed',
  plaidAccessToken: 'bankNotConnected',
  plaidUnavailable: 'bankConnectionNotOffered',
  invoiceNotFound: 'invoiceUnknown',
  fileNotFound: 'invoiceUnknown',
  requestValidateError: 'requestInvalid',
  paymentValidateFields: 'requestInvalid',
  achVerify: 'bankRefused',
  achValidate: 'bankRefused',
  achEffectiveEntryDate: 'entryDateMissed',
  wrongAmount: 'amountRefused',
  unavailableAmount: 'amountRefused',
  currencyNotSupported: 'amountRefused',
  achAttributes: 'merchantNotSetUp',
} as const;

/** Why connectFi refused, by the `code` of its answer. `other` is a code that nobody documented. */
export type RefusalReason = (typeof REASONS)[keyof typeof REASONS] | 'other';

/** Every way in which a call of connectFi can end without success. */
export type ConnectfiFailure =
  | {
      readonly kind: 'refused';
      readonly reason: RefusalReason;
      readonly code: string;
      readonly status?: number;
      readonly requestId?: string;
    }
  /** HTTP 401: the customer JWT is missing, forged or over (U11). */
  | { readonly kind: 'unauthorized'; readonly requestId?: string }
  /** HTTP 429; or, where `isShed`, too many calls of our own, so that this one was not made. */
  | {
      readonly kind: 'busy';
      readonly isShed?: true;
      readonly retryAfterInSeconds?: number;
      readonly requestId?: string;
    }
  /**
   * No connection could be made, so the request cannot have been processed. With `retryAfterInSeconds`
   * none was tried: connectFi is not answering, or there was no place for a payment in time.
   */
  | { readonly kind: 'notSent'; readonly retryAfterInSeconds?: number }
  /** A connection was made and no whole answer came: reset or deadline. The request may have been processed. */
  | { readonly kind: 'noAnswer'; readonly isTimeout: boolean }
  /** HTTP 5xx. The request may have been processed. */
  | { readonly kind: 'unavailable'; readonly requestId?: string }
  /** HTML, an empty or cut body, a 3xx, a success that is none, a shape that we do not know. */
  | {
      readonly kind: 'unreadable';
      readonly status?: number;
      /** More than we are willing to read. */
      readonly isTooLarge?: true;
      /** Whose bill cannot be read, where that much can be. */
      readonly merchant?: Merchant;
      readonly requestId?: string;
    };

/** A back office behind connectFi said no: `extToucan`, `toucanPullNotAllowed` and the like. */
const BACK_OFFICE_CODE = /^(ext|toucan)[A-Z]/;

/** Why connectFi refused, by the `code` of its answer; `other` for a code that we do not know. */
export function getRefusalReason(code: string): RefusalReason {
  return BY_CODE.get(code) ?? (BACK_OFFICE_CODE.test(code) ? 'bankRefused' : 'other');
}

const BY_CODE: ReadonlyMap<string, RefusalReason> = new Map(Object.entries(REASONS));
