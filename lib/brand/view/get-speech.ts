import { chooseLanguage, chooseLocale, type LanguageRules } from '#lib/messages/choose-language.ts';
import type { Language } from '#lib/messages/languages.ts';
import { getReader } from '#lib/messages/reader.ts';

/** In which words a customer is spoken to, and by which locale amounts and dates are written. */
export type Speech = { readonly language: Language; readonly locale: string };

/** For the request that is being answered, within what a brand allows; without a brand, any language of ours. */
export function getSpeech(
  settings: { readonly languages?: LanguageRules | undefined } = {},
): Speech {
  const { wishes } = getReader();
  const language = chooseLanguage(wishes, settings.languages);
  return { language, locale: chooseLocale(language, wishes) };
}
