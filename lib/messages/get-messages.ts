import { type Messages, writeEnglish } from './en.ts';
import type { Wording } from './wording.ts';

type Asked = { readonly [Part in keyof Wording]?: Wording[Part] | undefined };

const written = new Map<string, Messages>();

/**
 * The catalogue of the customer's language, in the words of a brand where it has words of its own:
 * "Donation from Jane Doe" in place of "Bill for Jane Doe". English is the only language so far.
 */
export function getMessages(wording: Asked = {}): Messages {
  const { action = 'pay', noun = 'bill', connectButton, payButton } = wording;
  // Labels of one brand alone are not kept, since brands may be many.
  if (connectButton || payButton) return writeEnglish({ action, noun, connectButton, payButton });
  const key = `${action} ${noun}`;
  const known = written.get(key) ?? writeEnglish({ action, noun });
  written.set(key, known);
  return known;
}
