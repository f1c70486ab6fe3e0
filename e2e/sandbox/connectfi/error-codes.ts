/** Every error code that may reach a customer's page (connectfi-api 5.1 and 5.2), by its own label. */
export const ERROR_CODES = {
  merchantNotFound: { status: 400, message: 'Merchant not found.' },
  merchantIsArchive: { status: 400, message: 'Merchant is in an archive' },
  merchantDetails: { status: 400, message: 'Merchant details are not full' },
  paymentNotFound: { status: 400, message: 'Payment not found.' },
  refundNotFound: { status: 400, message: 'Refund not found.' },
  paymentValidateFields: { status: 400, message: 'Payment validate fields error' },
  paymentStatus: { status: 400, message: 'Wrong Payment status' },
  paymentNotificationStatus: { status: 400, message: 'Payment status must be Sent' },
  paymentAvailableType: { status: 400, message: 'Wrong Payment type' },
  paymentNotificationType: { status: 400, message: 'Wrong notification type' },
  paymentDuplicateReminder: {
    status: 400,
    message: 'You cannot sent more than one reminder per day.',
  },
  paymentPlaidAccount: { status: 400, message: 'Payment Plaid Account Not Found' },
  unavailableAmount: { status: 400, message: 'Unavailable Amount' },
  formNotFound: { status: 400, message: 'Payment form not found.' },
  plaid: { status: 400, message: 'Plaid err' },
  plaidAccessToken: { status: 400, message: 'Plaid Access Token not found' },
  plaidUnavailable: { status: 400, message: 'Plaid Unavailable for the merchant' },
  logoNotFound: { status: 400, message: 'Logo not found.' },
  fileNotFound: { status: 400, message: 'File not found.' },
  invoiceNotFound: { status: 400, message: 'Invoice not found.' },
  unauthorized: { status: 401, message: 'Authentication error' },
  extToucan: { status: 400, message: 'Back office error' },
  toucanPullNotAllowed: { status: 400, message: 'Pull is not allowed' },
  toucanTransactionMethodsNotAllowed: {
    status: 400,
    message: 'Transaction methods are not allowed',
  },
  toucanClearCardNotRedacted: { status: 400, message: 'Clear card is not redacted' },
  toucanSettlementAccountNotFound: { status: 400, message: 'Settlement account not found' },
  achVerify: { status: 400, message: 'ACH verification error' },
  achValidate: { status: 400, message: 'ACH validation error' },
  achEffectiveEntryDate: { status: 400, message: 'Wrong effective entry date' },
  wrongAmount: { status: 400, message: 'Wrong amount' },
  achAttributes: { status: 404, message: 'ACH attributes not found' },
  currencyNotSupported: { status: 400, message: 'Currency is not supported' },
  transactionNotFound: { status: 400, message: 'Transaction not found.' },
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_CODES, code);
}
