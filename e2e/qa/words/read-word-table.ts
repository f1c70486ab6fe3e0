import { ACTIONS, NOUNS } from '#lib/brand/schema/brand-choices.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { LANGUAGES } from '#lib/messages/languages.ts';
import { listTexts } from '#lib/messages/testing/read-message.ts';

/** The texts of a language by key, each in all the words that a brand's noun and action can give it. */
export type WordTable = Readonly<Record<string, readonly string[]>>;

/** What a test of a payment needs, by the beginning of its key: a part of the catalogue would be too much to pack. */
const NEEDED = [
  'bankPayment.accounts.',
  'bankPayment.connect.',
  'bankPayment.locked.',
  'bankPayment.notices.',
  'bankPayment.oauth.',
  'bankPayment.problems.',
  'bankPayment.review.',
  'frame.testMode',
  'screens.',
  'states.recalled.',
  'states.screens.',
  'states.senderUnknown',
  'status.receipt.',
];

/** Each noun and each action once: no message chooses by both. The words without a brand come first. */
const WORDINGS = [...NOUNS.map((noun) => ({ noun })), ...ACTIONS.map((action) => ({ action }))];

/**
 * The page's own words in a language, from its catalogues. In the packed kit, which has no catalogues, this file
 * is replaced by a table of what it gives. Throws where the page does not speak the language.
 */
export function readWordTable(language: string): WordTable {
  const known = LANGUAGES.find(({ tag }) => tag === language)?.tag;
  if (!known) {
    throw new RangeError(
      `The page does not speak "${language}". It speaks ${listLanguages().join(', ')}.`,
    );
  }
  const table: Record<string, string[]> = {};
  for (const wording of WORDINGS) {
    for (const [key, text] of listTexts(getMessages({ language: known, ...wording }))) {
      if (!NEEDED.some((beginning) => key.startsWith(beginning))) continue;
      table[key] ??= [];
      if (!table[key].includes(text)) table[key].push(text);
    }
  }
  return table;
}

function listLanguages(): readonly string[] {
  return LANGUAGES.map(({ tag }) => tag);
}
