import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACTIONS, NOUNS } from '#lib/brand/schema/brand-choices.ts';
import notes from './catalogues/en.notes.json' with { type: 'json' };
import { readCatalogue } from './get-messages.ts';
import { ENGLISH, LANGUAGES, type Language } from './languages.ts';
import { type Choice, listReadings, listTexts } from './testing/read-message.ts';

const tags = LANGUAGES.map(({ tag }) => tag);
const english = new Map(listTexts(readCatalogue(ENGLISH)));
const PATHS = [...english.keys()].sort();

/** What may read the same in another language: names, and words that it shares with English. */
const SHARED: ReadonlySet<string> = new Set(['Plaid']);

/** Words that only English has, by which a sentence is known that was left as it was. */
const ENGLISH_WORDS = /\b(the|your|this|with|payment|please)\b/i;

/** Those that whole numbers meet; some languages have more for fractions or millions. */
function listPlurals(language: string): string[] {
  const rules = new Intl.PluralRules(language);
  return [...new Set(Array.from({ length: 1000 }, (_, number) => rules.select(number)))];
}

function listPlaces(message: string): string[][] {
  return listReadings(message).map(({ places }) => [...new Set(places)].sort());
}

function findProblem({ kind, by, names }: Choice, language: Language): string | undefined {
  const known: readonly string[] | undefined = { noun: NOUNS, action: ACTIONS }[by];
  if (kind === 'select') {
    if (!known) return `nobody chooses by {${by}}`;
    if (!names.includes('other')) return `{${by}} lacks other`;
    return names.find((name) => name !== 'other' && !known.includes(name));
  }
  if (kind !== 'plural' || by !== 'limit') return `{${by}} is no number that is known beforehand`;
  return listPlurals(language).find((category) => !names.includes(category));
}

describe('the catalogues', () => {
  // Read as files everywhere else, so only this tells a run of what has changed that they belong here.
  it.each(tags)('%s is the file that is read', async (tag) => {
    const { default: file } = await import(`./catalogues/${tag}.json`);
    expect(readCatalogue(tag)).toEqual(file);
  });

  it('are those of the list of languages, and no others', () => {
    const files = readdirSync(join(import.meta.dirname, 'catalogues'));
    const expected = [...tags.map((tag) => `${tag}.json`), 'en.notes.json'];
    expect(files.sort()).toEqual(expected.sort());
  });

  it('have notes about what is there', () => {
    for (const path of Object.keys(notes)) {
      expect(PATHS.filter((each) => `${each}.`.startsWith(`${path}.`))).not.toEqual([]);
    }
  });

  it.each(tags)('%s has a message for each of the English ones, and no other', (tag) => {
    const paths = listTexts(readCatalogue(tag)).map(([path]) => path);
    expect(paths.sort()).toEqual(PATHS);
  });

  it.each(tags)('%s fills the places of the English messages, in every branch', (tag) => {
    for (const [path, message] of listTexts(readCatalogue(tag))) {
      const [places] = listPlaces(english.get(path) ?? '');
      for (const each of listPlaces(message)) expect(each, path).toEqual(places);
    }
  });

  it.each(tags)('%s chooses by what is known, among all that there is', (tag) => {
    for (const [path, message] of listTexts(readCatalogue(tag))) {
      const choices = listReadings(message).flatMap((reading) => reading.choices);
      const problems = choices.flatMap((choice) => findProblem(choice, tag) ?? []);
      expect(problems, path).toEqual([]);
    }
  });

  it.each(tags)(
    '%s has no text that is empty, loose at an end, or quoted as ICU does it',
    (tag) => {
      for (const [path, message] of listTexts(readCatalogue(tag))) {
        expect(message, path).not.toBe('');
        expect(message, path).not.toContain("'");
        if (path !== 'frame.titleSeparator') expect(message, path).toBe(message.trim());
      }
    },
  );

  it.each(tags.filter((tag) => tag !== ENGLISH))('%s has no English left', (tag) => {
    for (const [path, message] of listTexts(readCatalogue(tag))) {
      const words = message.replaceAll(/\{\w+\}/g, '');
      if (!/\p{L}/u.test(words) || SHARED.has(message)) continue;
      expect(message, path).not.toBe(english.get(path));
      expect(words, path).not.toMatch(ENGLISH_WORDS);
    }
  });
});
