/** The languages that the catalogue speaks. */
export const SPOKEN_LANGUAGES: readonly string[] = ['en'];

const DEFAULT_LOCALE = 'en-US';

/**
 * The locale in which amounts and dates are written: the customer's first choice among those whose
 * language the catalogue speaks. Takes the `Accept-Language` header; never fails.
 */
export function parseLocale(acceptLanguage: string | null): string {
  for (const part of (acceptLanguage ?? '').split(',')) {
    const tag = part.split(';', 1)[0]?.trim() ?? '';
    if (/^en(-[A-Za-z]{2})?$/i.test(tag)) return tag.length === 2 ? DEFAULT_LOCALE : tag;
  }
  return DEFAULT_LOCALE;
}
