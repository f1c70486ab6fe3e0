import { isFailureCode, isStepFailureCode, type StepFailureCode } from './failures.ts';

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
