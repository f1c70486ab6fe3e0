import { ACCOUNT_SUBTYPES } from '#lib/domain/payment.ts';
import { isFailureCode, isStepFailureCode, type StepFailureCode } from './failures.ts';
import {
  forgive,
  listOf,
  members,
  type Of,
  oneOf,
  optional,
  orElse,
  type Shape,
  text,
  textLike,
} from './shape.ts';

/** `POST` and `GET /pay/<ref>/bank-accounts`: what the customer chooses from and authorizes. */
export type BankConnection = Of<typeof bankConnectionSchema>;

/** A calendar date. */
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export const bankConnectionSchema = members({
  /** As Plaid's window has told it, where it has. */
  bankName: forgive(optional(text), undefined),
  accounts: listOf(
    // As it is shown: never a number, never a balance. A kind that is new here is `other`.
    members({
      id: text,
      name: text,
      mask: forgive(optional(text), undefined),
      subtype: forgive(oneOf(ACCOUNT_SUBTYPES), 'other'),
    }),
  ),
  authorizationVersion: text,
  debitDate: textLike(DATE),
});

/**
 * Sent with every request about a link token or the public token that comes of it: which tab of the browser is
 * connecting. Without it all are taken for one.
 */
export const TAB_HEADER = 'x-tab';
export const tabSchema: Shape<string> = textLike(/^[0-9a-z]{0,32}$/);

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

const LINK_TOKEN = { linkToken: text, expiration: textLike(INSTANT) };

/** `POST /pay/<ref>/link-token`: what opens Plaid Link. `expiration` is an instant. */
export const linkTokenSchema = members(LINK_TOKEN);
export type LinkTokenBody = Of<typeof linkTokenSchema>;

const TAB_LINK_TOKEN = { ...LINK_TOKEN, tab: orElse(tabSchema, '') };

/**
 * `GET /pay/<ref>/link-token`: the one that a return from a bank's own site most likely belongs to, and the others
 * that it may belong to.
 */
export type LinkTokensInFlight = Of<typeof linkTokensInFlightSchema>;
export const linkTokensInFlightSchema = members({
  ...TAB_LINK_TOKEN,
  others: orElse(listOf(members(TAB_LINK_TOKEN)), []),
});

/**
 * How Plaid's window ended without an account, in our words and never in Plaid's: the customer closed it, the bank
 * still verifies the account, the return from the bank was cut off, or a problem that the customer was told of.
 */
export type LinkEnd = 'closed' | 'pending' | 'interrupted' | StepFailureCode;

/** Sent with the request that gives a link token up. It is counted, and nothing follows from it. */
export const LINK_END_HEADER = 'x-link-end';

const PLAIN_ENDS: ReadonlySet<string> = new Set(['closed', 'pending', 'interrupted']);

/** One of the list, or nothing: whatever else is sent here is not counted. */
export function parseLinkEnd(text: string | null): LinkEnd | undefined {
  return text !== null && isLinkEnd(text) ? text : undefined;
}

function isLinkEnd(text: string): text is LinkEnd {
  return PLAIN_ENDS.has(text) || (isFailureCode(text) && isStepFailureCode(text));
}

/**
 * Plaid's one script address. It must not be served from anywhere else (plaid-link 2.1), and
 * react-plaid-link has it built in and looks for it (plaid-link 1.4).
 */
export const PLAID_SCRIPT_URL = 'https://cdn.plaid.com/link/v2/stable/link-initialize.js';
