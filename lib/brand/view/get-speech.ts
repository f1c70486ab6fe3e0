import { chooseLanguage, chooseLocale, type LanguageRules } from '#lib/messages/choose-language.ts';
import { ENGLISH, type Language } from '#lib/messages/languages.ts';
import { getReader } from '#lib/messages/reader.ts';
import type { BrandSettings } from '../schema/brand-schema.ts';
import type { BrandText, Speech } from './brand-view.ts';

type Settings = { readonly languages?: LanguageRules | undefined };

const NO_RULES: LanguageRules = {};

/** A page asks half a dozen times, of one reader and a brand or two. */
const spoken = new WeakMap<readonly string[], WeakMap<LanguageRules, Speech>>();

/** For the request that is being answered, within what a brand allows; without a brand, any language of ours. */
export function getSpeech({ languages: rules = NO_RULES }: Settings = {}): Speech {
  const { preferences } = getReader();
  const known = spoken.get(preferences) ?? new WeakMap<LanguageRules, Speech>();
  spoken.set(preferences, known);
  const speech = known.get(rules) ?? chooseSpeech(preferences, rules);
  known.set(rules, speech);
  return speech;
}

function chooseSpeech(preferences: readonly string[], rules: LanguageRules): Speech {
  const language = chooseLanguage(preferences, rules);
  return { language, locale: chooseLocale(language, preferences) };
}

type TextName = keyof NonNullable<BrandSettings['texts']>[string];

/**
 * A text of a brand in the customer's language: in the language as spoken in their region, in the
 * language at all, in the brand's default one, or none. Takes the locale and the language of the page. Pure.
 */
export function chooseText(
  { texts = {}, languages }: Pick<BrandSettings, 'texts' | 'languages'>,
  name: TextName,
  locale: string,
  spoken = locale,
): BrandText | undefined {
  const usual = languages?.default ?? languages?.allowed?.[0] ?? 'en';
  for (const wanted of [
    stripExtensions(locale),
    spoken,
    getLanguage(locale),
    usual,
    getLanguage(usual),
  ]) {
    const language = Object.keys(texts).find((tag) => isSameTag(tag, wanted));
    const text = language && texts[language]?.[name];
    if (text) return { text, language };
  }
  return undefined;
}

/**
 * What the page calls things and has on its buttons in this brand, for `getMessages`. Labels of its own are English,
 * since rules hold them to what the buttons do; in other languages ours stand.
 */
export function getWording(
  { wording, texts }: Pick<BrandSettings, 'wording' | 'texts'>,
  language: Language = ENGLISH,
) {
  const labels = language === ENGLISH ? { texts } : {};
  return {
    language,
    action: wording?.action ?? 'pay',
    noun: wording?.noun ?? 'bill',
    connectButton: chooseText(labels, 'connectButton', ENGLISH)?.text,
    payButton: chooseText(labels, 'payButton', ENGLISH)?.text,
  } as const;
}

/** What a locale says of digits and calendars is nothing about words. */
function stripExtensions(tag: string): string {
  return tag.split('-u-', 1)[0] ?? tag;
}

function getLanguage(tag: string): string {
  return tag.split('-', 1)[0] ?? tag;
}

function isSameTag(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
