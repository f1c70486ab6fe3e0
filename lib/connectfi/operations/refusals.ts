import type { RefusalReason } from '../transport/failure.ts';

/** The codes that a customer's call can meet (connectfi-api 5.1, 5.2). */
const REASONS = new Map<string, RefusalReason>([
  ['paymentNotFound', 'linkUnknown'],
  ['transactionNotFound', 'linkUnknown'],
  ['merchantNotFound', 'merchantUnavailable'],
  ['merchantIsArchive', 'merchantUnavailable'],
  ['merchantDetails', 'merchantUnavailable'],
  ['paymentStatus', 'notPayable'],
  ['paymentAvailableType', 'methodNotOffered'],
  ['paymentPlaidAccount', 'accountUnknown'],
  ['plaid', 'bankConnectionFailed'],
  ['plaidAccessToken', 'bankNotConnected'],
  ['plaidUnavailable', 'bankConnectionNotOffered'],
  ['invoiceNotFound', 'invoiceUnknown'],
  ['fileNotFound', 'invoiceUnknown'],
  ['requestValidateError', 'requestInvalid'],
  ['paymentValidateFields', 'requestInvalid'],
  ['achVerify', 'bankRefused'],
  ['achValidate', 'bankRefused'],
  ['achEffectiveEntryDate', 'entryDateMissed'],
  ['wrongAmount', 'amountRefused'],
  ['unavailableAmount', 'amountRefused'],
  ['currencyNotSupported', 'amountRefused'],
  ['achAttributes', 'merchantNotSetUp'],
]);

/** A back office behind connectFi said no: `extToucan`, `toucanPullNotAllowed` and the like. */
const BACK_OFFICE_CODE = /^(ext|toucan)[A-Z]/;

/** Why connectFi refused, by the `code` of its answer; `other` for a code that we do not know. */
export function getRefusalReason(code: string): RefusalReason {
  return REASONS.get(code) ?? (BACK_OFFICE_CODE.test(code) ? 'bankRefused' : 'other');
}
