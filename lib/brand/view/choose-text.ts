import type { BrandSettings } from '../schema/brand-schema.ts';
import { SPOKEN } from '../schema/button-labels.ts';

type TextName = keyof NonNullable<BrandSettings['texts']>[string];

/** A text in the brand's own words, and the language that it is in. */
export type BrandText = { readonly text: string; readonly language: string };

/**
 * A text of a brand in the customer's language: in the language as spoken in their region, in the
 * language at all, in the brand's default one, or none. Takes a language tag. Pure.
 */
export function chooseText(
  { texts = {}, languages }: Pick<BrandSettings, 'texts' | 'languages'>,
  name: TextName,
  locale: string,
): BrandText | undefined {
  const usual = languages?.default ?? languages?.allowed?.[0] ?? 'en';
  for (const wanted of [locale, getLanguage(locale), usual, getLanguage(usual)]) {
    const language = Object.keys(texts).find((tag) => isSameTag(tag, wanted));
    const text = language && texts[language]?.[name];
    if (text) return { text, language };
  }
  return undefined;
}

/** What the page calls things and has on its buttons in this brand, for `getMessages`. */
export function getWording({ wording, texts }: Pick<BrandSettings, 'wording' | 'texts'>) {
  return {
    action: wording?.action ?? 'pay',
    noun: wording?.noun ?? 'bill',
    connectButton: chooseText({ texts }, 'connectButton', SPOKEN)?.text,
    payButton: chooseText({ texts }, 'payButton', SPOKEN)?.text,
  } as const;
}

function getLanguage(tag: string): string {
  return tag.split('-', 1)[0] ?? tag;
}

function isSameTag(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
