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
  { tag: 'zh-Hans', name: '简体中文', direction: 'ltr', isSignedOff: false },
  { tag: 'zh-Hant', name: '繁體中文', direction: 'ltr', isSignedOff: false },
  { tag: 'tl', name: 'Tagalog', direction: 'ltr', isSignedOff: false },
  { tag: 'vi', name: 'Tiếng Việt', direction: 'ltr', isSignedOff: false },
  { tag: 'ar', name: 'العربية', direction: 'rtl', isSignedOff: false },
  { tag: 'fr', name: 'Français', direction: 'ltr', isSignedOff: false },
  { tag: 'ht', name: 'Kreyòl ayisyen', direction: 'ltr', isSignedOff: false },
  { tag: 'ko', name: '한국어', direction: 'ltr', isSignedOff: false },
  { tag: 'ru', name: 'Русский', direction: 'ltr', isSignedOff: false },
  { tag: 'pt-BR', name: 'Português (Brasil)', direction: 'ltr', isSignedOff: false },
  { tag: 'hi', name: 'हिन्दी', direction: 'ltr', isSignedOff: false },
  { tag: 'de', name: 'Deutsch', direction: 'ltr', isSignedOff: false },
  { tag: 'pl', name: 'Polski', direction: 'ltr', isSignedOff: false },
  { tag: 'it', name: 'Italiano', direction: 'ltr', isSignedOff: false },
  { tag: 'ja', name: '日本語', direction: 'ltr', isSignedOff: false },
  { tag: 'ur', name: 'اردو', direction: 'rtl', isSignedOff: false },
  { tag: 'fa', name: 'فارسی', direction: 'rtl', isSignedOff: false },
  { tag: 'bn', name: 'বাংলা', direction: 'ltr', isSignedOff: false },
  { tag: 'gu', name: 'ગુજરાતી', direction: 'ltr', isSignedOff: false },
  { tag: 'pa', name: 'ਪੰਜਾਬੀ', direction: 'ltr', isSignedOff: false },
  { tag: 'te', name: 'తెలుగు', direction: 'ltr', isSignedOff: false },
  { tag: 'ta', name: 'தமிழ்', direction: 'ltr', isSignedOff: false },
  { tag: 'uk', name: 'Українська', direction: 'ltr', isSignedOff: false },
  { tag: 'he', name: 'עברית', direction: 'rtl', isSignedOff: false },
  { tag: 'hy', name: 'Հայերեն', direction: 'ltr', isSignedOff: false },
  { tag: 'am', name: 'አማርኛ', direction: 'ltr', isSignedOff: false },
] as const satisfies readonly Spoken[];

export type Language = (typeof LANGUAGES)[number]['tag'];

export const ENGLISH: Language = 'en';

export function describeLanguage(language: Language): Spoken {
  const described = LANGUAGES.find(({ tag }) => tag === language);
  if (!described) throw new Error(`The page does not speak ${language}`);
  return described;
}

/** Whose dates and amounts a language has that `Intl` does not know: people who read Haitian Creole read French ones. */
const NEIGHBORS: Readonly<Record<string, string>> = { ht: 'fr' };

/**
 * The locale of a language for `Intl`: with the digits and the calendar that US banks print, whatever is usual in
 * the language. Takes a language tag, with a region or without.
 */
export function writeLocale(spoken: string): string {
  const { language, region } = new Intl.Locale(spoken);
  const neighbor = NEIGHBORS[language];
  const tag = neighbor ? [neighbor, region].filter(Boolean).join('-') : spoken;
  // Browsers would each take their own in its place.
  if (Intl.NumberFormat.supportedLocalesOf(tag).length === 0) return 'en-US';
  const { numberingSystem } = new Intl.NumberFormat(tag).resolvedOptions();
  // Where the digits are other ones, so may the calendar be.
  return numberingSystem === 'latn' ? tag : `${tag}-u-ca-gregory-nu-latn`;
}
