/** A language that the page speaks. Its words are in `catalogues/<tag>.json`. */
type Spoken = {
  /** BCP 47, as short as tells it apart from the others of this list. */
  readonly tag: string;
  /** What it calls itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** Whether a human translator has signed the authorization off; until then the English stands open below it. */
  readonly isSignedOff: boolean;
};

/** The languages of the page, in the order in which they are offered. English is what others are written from. */
export const LANGUAGES = [
  { tag: 'en', name: 'English', direction: 'ltr', isSignedOff: true },
  { tag: 'es', name: 'Español', direction: 'ltr', isSignedOff: false },
  { tag: 'ar', name: 'العربية', direction: 'rtl', isSignedOff: false },
] as const satisfies readonly Spoken[];

export type Language = (typeof LANGUAGES)[number]['tag'];

export const ENGLISH: Language = 'en';

export function describeLanguage(language: Language): Spoken {
  const described = LANGUAGES.find(({ tag }) => tag === language);
  if (!described) throw new Error(`The page does not speak ${language}`);
  return described;
}

/**
 * The locale of a language for `Intl`: with the digits and the calendar that US banks print, whatever is usual in
 * the language. Takes a language tag, with a region or without.
 */
export function writeLocale(tag: string): string {
  // Browsers would each take their own in its place.
  if (Intl.NumberFormat.supportedLocalesOf(tag).length === 0) return 'en-US';
  const { numberingSystem } = new Intl.NumberFormat(tag).resolvedOptions();
  // Where the digits are other ones, so may the calendar be.
  return numberingSystem === 'latn' ? tag : `${tag}-u-ca-gregory-nu-latn`;
}
