import { z } from 'zod';

/** Nothing is planned further ahead: dates end, and one beyond them would fail whoever reads the bill. */
export const CENTURY_IN_SECONDS = 100 * 365.25 * 24 * 60 * 60;

/** One switch an open question of connectfi-api section 8. Every bill may have its own position. */
export const switchesSchema = z.strictObject({
  /** U1. `bare`: C2 shows only the members that the public page shows. */
  detailsAnswer: z.enum(['full', 'bare']),
  /** U1. Where C2 has the merchant: beside the payment, inside it, or nowhere. */
  merchantAnswer: z.enum(['sibling', 'inPayment', 'absent']),
  /** U1. What C2 says as the status: its own word, nothing, or a word that nobody documented. */
  statusAnswer: z.enum(['documented', 'absent', 'unheardOf']),
  /** U2. How C2's merchant block names a logo. */
  logoAnswer: z.enum(['none', 'id', 'dataUrl']),
  /** U5. Whether C4 takes typed bank details. */
  typedDetails: z.enum(['accept', 'refuse']),
  /** U6. Where C3 and C4 have the payment in their answer. */
  payAnswer: z.enum(['data', 'payment', 'empty']),
  /** U7. What C8 answers. */
  exchangeAnswer: z.enum(['empty', 'true', 'accounts', 'absent']),
  /** Which spelling of C8's path exists; the other one answers 404. */
  exchangePath: z.enum(['both', 'hyphen', 'misspelt']),
  /** U8. Invoices as an array, inside an object, or as ids alone. */
  invoiceAnswer: z.enum(['array', 'object', 'bare']),
  /** U10. What C1 does with a link that is no longer (or not yet) payable. */
  endedLink: z.enum(['refuse', 'token']),
  /** U11. The HTTP status of an answer to a missing, forged or expired JWT. */
  unauthorizedAs: z.enum(['401', '403', '400']),
  /** C3's footnote: card payment over Payment Link is "coming soon". */
  cardPayment: z.enum(['comingSoon', 'accept']),
  /** U13. The status after an accepted card payment. */
  cardPaidStatus: z.enum(['Processing', 'SentToPay', 'Completed']),
  /** Section 1.6: the time between submission and the bank. */
  latencyInSeconds: z.number().int().min(0).max(CENTURY_IN_SECONDS),
  /** U15. `business`: the latency ends only on business days, as section 1.6 tells. */
  latencyHours: z.enum(['anyTime', 'business']),
  completeAfterInSeconds: z.number().int().min(0).max(CENTURY_IN_SECONDS),
  settleAfterInSeconds: z.number().int().min(0).max(CENTURY_IN_SECONDS),
  returnAfterInSeconds: z.number().int().min(0).max(CENTURY_IN_SECONDS),
  /** Section 7.4: one hour. */
  jwtLifeInSeconds: z.number().int().min(1).max(CENTURY_IN_SECONDS),
  /** Section 1.8. `dateOnly`: the status stays "Sent" though `dtsExpiredAt` has passed. */
  expiry: z.enum(['status', 'dateOnly']),
  /** U22. The shape of an item of `statusChangeHistory`. */
  historyAnswer: z.enum(['full', 'statusOnly', 'absent']),
  /** U26. `newest`: opening a link again ends its older sessions. */
  sessions: z.enum(['many', 'newest']),
  /** Lets C4 accept a bill that is paid already, so that a test proves our own guard. */
  acceptDuplicates: z.boolean(),
});

export const switchesPatchSchema = switchesSchema.partial();

export type Switches = z.infer<typeof switchesSchema>;
export type SwitchesPatch = z.infer<typeof switchesPatchSchema>;

const DAY_IN_SECONDS = 24 * 60 * 60;

const DEFAULT_SWITCHES: Switches = {
  detailsAnswer: 'full',
  merchantAnswer: 'sibling',
  statusAnswer: 'documented',
  logoAnswer: 'none',
  typedDetails: 'accept',
  payAnswer: 'data',
  exchangeAnswer: 'empty',
  exchangePath: 'both',
  invoiceAnswer: 'array',
  endedLink: 'token',
  unauthorizedAs: '401',
  cardPayment: 'comingSoon',
  cardPaidStatus: 'Completed',
  latencyInSeconds: 3 * 60 * 60,
  latencyHours: 'anyTime',
  completeAfterInSeconds: DAY_IN_SECONDS,
  settleAfterInSeconds: 2 * DAY_IN_SECONDS,
  returnAfterInSeconds: 2 * DAY_IN_SECONDS,
  jwtLifeInSeconds: 60 * 60,
  expiry: 'status',
  historyAnswer: 'full',
  sessions: 'many',
  acceptDuplicates: false,
};

/** The defaults, overruled by each patch in turn. */
export function mergeSwitches(...patches: readonly SwitchesPatch[]): Switches {
  return switchesSchema.parse(Object.assign({}, DEFAULT_SWITCHES, ...patches));
}
