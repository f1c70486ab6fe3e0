/** What each client component needs, member by member. A new one has to be announced here, with its reason. */
const ANNOUNCED: Readonly<Record<string, readonly string[]>> = {
  // The flow of paying: the amount that is authorized, the payee and payer whom the authorization names.
  BankPayment: [
    'aboutPlaid',
    'authorization',
    'billRef',
    'contact.href',
    'contact.label',
    'hasBankConnection',
    'leave',
    'locale',
    'merchantContact',
    'merchantName',
    'moments',
    'money.amountInCents',
    'money.currency',
    'now',
    'payerName',
    'plaid.isTestMode',
    'plaid.nonce',
    'plaid.scriptUrl',
    'sessionLifeInSeconds',
    'settlingSeconds',
    'titleEnding',
  ],
  // Two sentences for anyone who is cut off.
  LineGuard: ['words'],
  // Public facts of the brand, kept for the screen of last resort, which can ask the server for nothing.
  KeepBrand: [
    'of',
    'reference',
    'view.action',
    'view.brandId',
    'view.hasFooter',
    'view.kind',
    'view.language',
    'view.name',
    'view.noun',
    'view.payee',
    'view.prominent.amount',
    'view.prominent.invoiceNumber',
    'view.prominent.payerName',
    'view.support.email',
    'view.support.mail.body',
    'view.support.mail.subject',
    'view.support.name',
    'view.support.phone',
  ],
  // The confirmation number.
  CopyButton: ['text', 'words'],
  LocalTime: ['at', 'locale', 'manner', 'now', 'words'],
  // Addresses that the page shows as links anyway.
  OwnBill: ['bills[].href', 'bills[].ref'],
  OauthReturn: ['billRef', 'plaid.isTestMode', 'plaid.nonce', 'plaid.scriptUrl', 'returnAddress'],
  PrintButton: ['label', 'words'],
  RecoveryWatch: ['retryAfterInSeconds', 'words'],
  // Where a part stands that the document has as HTML alone.
  StaticSlot: ['as', 'className', 'name', 'version'],
  // What is compared with the answer to `status`, to notice a change.
  StatusWatch: [
    'billRef',
    'isPaused',
    'isPayable',
    'isTerminal',
    'outcome',
    'status',
    'waiting.first',
    'waiting.still',
    'words',
  ],
};

export const ANNOUNCED_PROPS = Object.entries(ANNOUNCED).flatMap(([component, members]) =>
  members.map((member) => `${component}.${member}`),
);
