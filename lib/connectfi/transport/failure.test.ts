import { expect, it } from 'vitest';
import { getRefusalReason } from './failure.ts';

it.each([
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
  ['extToucan', 'bankRefused'],
  ['extAnything', 'bankRefused'],
  ['toucanPullNotAllowed', 'bankRefused'],
  ['achEffectiveEntryDate', 'entryDateMissed'],
  ['wrongAmount', 'amountRefused'],
  ['unavailableAmount', 'amountRefused'],
  ['currencyNotSupported', 'amountRefused'],
  ['achAttributes', 'merchantNotSetUp'],
  ['refundNotFound', 'other'],
  ['formNotFound', 'other'],
  ['logoNotFound', 'other'],
  ['extra', 'other'],
  ['constructor', 'other'],
  ['', 'other'],
])('%s means %s', (code, reason) => {
  expect(getRefusalReason(code)).toBe(reason);
});
