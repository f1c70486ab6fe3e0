/** A language that the page speaks. Its words are in `catalogues/<tag>.json`. */
type Spoken = {
  /** BCP 47, as short as tells it apart from the others of this list. */
  readonly tag: string;
  /** What it calls itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** Whether a human translator has signed the authorization off; until then the English stands below it. */
  readonly isSignedOff: boolean;
};

/** The languages of the page, in the order in which they are offered. English is what others are written from. */
export const LANGUAGES = [
  { tag: 'en', name: 'English', direction: 'ltr', isSignedOff: true },
] as const satisfies readonly Spoken[];

export type Language = (typeof LANGUAGES)[number]['tag'];

export const ENGLISH: Language = 'en';

/** The locale by which numbers are written within words: with the digits that US banks print. */
export function writeLocale(language: string): string {
  return `${language}-u-nu-latn`;
}
