import {
  chooseLanguage,
  chooseLocale,
  type LanguageRules,
  listOffered,
} from '#lib/messages/choose-language.ts';
import { getReader } from '#lib/messages/reader.ts';
import type { Brand } from '../brand.ts';
import type { PageBrand, Speech } from './brand-view.ts';

/** For the request that is being answered, within what a brand allows; without a brand, any language of ours. */
export function getSpeech(
  settings: { readonly languages?: LanguageRules | undefined } = {},
): Speech {
  const { wishes } = getReader();
  const language = chooseLanguage(wishes, settings.languages);
  return { language, locale: chooseLocale(language, wishes) };
}

/** The languages that this brand offers to the customer of this request. */
export function listChoices({ settings }: Pick<Brand, 'settings'>): PageBrand['languages'] {
  return { offered: listOffered(settings.languages), query: getReader().query };
}
