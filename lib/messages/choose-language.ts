import { ENGLISH, LANGUAGES, type Language, writeLocale } from './languages.ts';

/** What a brand says about languages. */
export type LanguageRules = {
  readonly allowed?: readonly string[] | undefined;
  readonly default?: string | undefined;
};

/** By other names, or in the one form that the page speaks: Filipino, Hebrew by its old tag, Portuguese. */
const ALIASES: Readonly<Record<string, string>> = {
  fil: 'tl',
  iw: 'he',
  pt: 'pt-BR',
  zh: 'zh-Hans',
};

/** Longer headers than any browser sends are not read to their end. */
const MOST_PREFERENCES = 30;

/**
 * The languages that a customer reads, best first: the one that this address asks for, the one that they have chosen
 * before, those of the `Accept-Language` header. As tags, whether the page speaks them or not.
 */
export function listPreferences(
  chosen: readonly (string | undefined)[],
  acceptLanguage: string | undefined,
): readonly string[] {
  const ranges = (acceptLanguage ?? '').split(',', MOST_PREFERENCES).flatMap((part) => {
    const [tag = '', weight] = part.split(';').map((piece) => piece.trim());
    const quality = weight === undefined ? 1 : Number(/^q=([\d.]+)$/i.exec(weight)?.[1] ?? 0);
    return isTag(tag) && quality > 0 ? [{ tag, quality }] : [];
  });
  ranges.sort((one, other) => other.quality - one.quality);
  const asked = chosen.filter((tag) => tag !== undefined && isTag(tag));
  return [...asked.flatMap((tag) => tag ?? []), ...ranges.map(({ tag }) => tag)];
}

/** The best language of ours for these preferences (RFC 4647, lookup), among those that a brand allows. Never fails. */
export function chooseLanguage(
  preferences: readonly string[],
  rules: LanguageRules = {},
): Language {
  const offered = listOffered(rules);
  for (const preference of preferences) {
    const found = lookUp(preference, offered);
    if (found) return found;
  }
  const usual = rules.default && lookUp(rules.default, offered);
  return usual || (offered.includes(ENGLISH) && !rules.allowed ? ENGLISH : (offered[0] ?? ENGLISH));
}

/** The languages among which a customer can choose, in the order of our list, or in that of the brand. */
export function listOffered({ allowed, default: usual }: LanguageRules = {}): readonly Language[] {
  const all = LANGUAGES.map(({ tag }) => tag);
  if (!allowed) return all;
  const offered = allowed.flatMap((tag) => lookUp(tag, all) ?? []);
  return offered.length > 0 ? [...new Set(offered)] : [(usual && lookUp(usual, all)) || ENGLISH];
}

/** The locale in which amounts and dates are written: in the customer's own region, where they say one. */
export function chooseLocale(language: Language, preferences: readonly string[]): string {
  const { language: base, script, region: own = 'US' } = new Intl.Locale(language);
  const regional = preferences.find(
    (preference) => lookUp(preference, [language]) && getRegion(preference),
  );
  const region = (regional && getRegion(regional)) ?? own;
  return writeLocale([base, script, region].filter(Boolean).join('-'));
}

/** Whether the page speaks the language of a tag, in any of its forms. */
export function isSpoken(tag: string): boolean {
  return (
    lookUp(
      tag,
      LANGUAGES.map((language) => language.tag),
    ) !== undefined
  );
}

/** Shortens a tag until it is one of these. */
function lookUp(preference: string, offered: readonly Language[]): Language | undefined {
  for (let tag = addScript(preference); tag; tag = tag.split('-').slice(0, -1).join('-')) {
    const wanted = [tag, ALIASES[tag.toLowerCase()]].map((each) => each?.toLowerCase());
    const found = offered.find((language) => wanted.includes(language.toLowerCase()));
    if (found) return found;
  }
  return undefined;
}

/** Chinese is chosen by its script, which its regions stand for: `zh-TW` is `zh-Hant-TW`. */
function addScript(tag: string): string {
  return /^zh\b/i.test(tag) && isTag(tag) ? new Intl.Locale(tag).maximize().baseName : tag;
}

function getRegion(tag: string): string | undefined {
  const region = isTag(tag) ? new Intl.Locale(tag).region : undefined;
  return region && /^[A-Z]{2}$/.test(region) ? region : undefined;
}

function isTag(tag: string): boolean {
  if (!/^[a-z]{2,3}(-[a-z0-9]{1,8}){0,4}$/i.test(tag)) return false;
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
