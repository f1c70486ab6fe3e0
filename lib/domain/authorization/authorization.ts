import { fill } from '../fill.ts';

/** What the customer saw and agrees to, each already in the words of the locale. */
export type AuthorizationValues = {
  readonly merchant: string;
  readonly amount: string;
  /** Type and last digits: "Checking ••1234". */
  readonly account: string;
  readonly nameOnAccount: string;
  readonly debitDate: string;
  readonly authorizedOn: string;
  /** How to revoke it, as a part of a sentence: "call (555) 010-2040". */
  readonly contact: string;
};

/**
 * The whole text of an authorization, paragraphs parted by a blank line. Pure, so that the browser shows
 * and the server keeps the very same text. A value stays within its line: spaces, line ends and marks
 * that turn the writing direction cannot add a paragraph or reorder the sentence around them.
 * Throws where the template has a place without a value.
 */
export function renderAuthorization(template: string, values: AuthorizationValues): string {
  const lines = Object.entries(values).map(([name, value]) => [name, toLine(value)]);
  return fill(template.trim(), Object.fromEntries(lines));
}

function toLine(value: string): string {
  return (
    value
      // All spaces but those that hold a figure and its currency together.
      .replace(/(?:(?![\u00a0\u202f])[\s\p{Cc}])+/gu, ' ')
      .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
      .trim()
  );
}
