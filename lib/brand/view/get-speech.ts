import { chooseLanguage, chooseLocale, type LanguageRules } from '#lib/messages/choose-language.ts';
import { getReader } from '#lib/messages/reader.ts';
import type { Speech } from './brand-view.ts';

type Settings = { readonly languages?: LanguageRules | undefined };

const NO_RULES: LanguageRules = {};

/** A page asks half a dozen times, of one reader and a brand or two. */
const spoken = new WeakMap<readonly string[], WeakMap<LanguageRules, Speech>>();

/** For the request that is being answered, within what a brand allows; without a brand, any language of ours. */
export function getSpeech({ languages: rules = NO_RULES }: Settings = {}): Speech {
  const { wishes } = getReader();
  const known = spoken.get(wishes) ?? new WeakMap<LanguageRules, Speech>();
  spoken.set(wishes, known);
  const speech = known.get(rules) ?? chooseSpeech(wishes, rules);
  known.set(rules, speech);
  return speech;
}

function chooseSpeech(wishes: readonly string[], rules: LanguageRules): Speech {
  const language = chooseLanguage(wishes, rules);
  return { language, locale: chooseLocale(language, wishes) };
}
