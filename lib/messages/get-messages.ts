import { en, type Messages } from './en.ts';

/** The catalogue of the customer's language. English is the only one so far. */
export function getMessages(): Messages {
  return en;
}
