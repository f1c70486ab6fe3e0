import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { NAME_MAX_LENGTH } from '#lib/domain/name-on-account.ts';
import { processWide } from '#lib/process-wide.ts';
import type english from './catalogues/en.json';
import { describeLanguage, ENGLISH, LANGUAGES, type Language, writeLocale } from './languages.ts';
import { labelSteps, type Wording } from './wording.ts';

/** Every word that the customer reads, by part of the page; `{places}` in them are for values. */
export type Messages = typeof english;

type Asked = { readonly [Part in keyof Wording]?: Wording[Part] | undefined };

const sharedMessages = processWide<Map<string, Messages>>('messages');

/**
 * The words of the customer's language, of what a brand calls the thing that is paid and the paying of it:
 * "Donation for Jane Doe" in place of "Bill for Jane Doe". Each combination is put together once a process.
 */
export function getMessages(wording: Asked = {}): Messages {
  const { action = 'pay', noun = 'bill', language = ENGLISH } = wording;
  sharedMessages.value ??= new Map();
  const key = `${language} ${action} ${noun}`;
  const known = { action, noun, limit: NAME_MAX_LENGTH };
  const messages = sharedMessages.value.get(key) ?? resolveCatalogue(language, known);
  sharedMessages.value.set(key, messages);
  // Labels of one brand alone are not kept, since brands may be many.
  return putLabels(messages, known, wording);
}

function resolveCatalogue(language: Language, known: Known): Messages {
  const catalogue = readCatalogue(language);
  const button = resolveMessage(catalogue.authorization.button, known, language);
  return resolve(catalogue, { ...known, button }, language);
}

/** The same shape with every message resolved, which the type of one part cannot say. */
function resolve<Part>(part: Part, known: Known, language: Language): Part;
function resolve(part: unknown, known: Known, language: Language): unknown {
  if (typeof part === 'string') return resolveMessage(part, known, language);
  if (Array.isArray(part)) return part.map((inner) => resolve(inner, known, language));
  if (typeof part !== 'object' || part === null) return part;
  const entries = Object.entries(part);
  return Object.fromEntries(entries.map(([key, inner]) => [key, resolve(inner, known, language)]));
}

/** A brand's own labels, on the buttons and where the authorization quotes the one that pays. */
function putLabels(messages: Messages, known: Known, wording: Asked): Messages {
  const { language = ENGLISH, connectButton, payButton } = wording;
  if (!connectButton && !payButton) return messages;
  const { authorization } = readCatalogue(language);
  return {
    ...messages,
    ...(payButton && {
      authorization: resolve(authorization, { ...known, button: payButton }, language),
    }),
    bankPayment: labelSteps(messages.bankPayment, { connectButton, payButton }),
  };
}

/**
 * In which words an authorization is written; `original` are the English ones, below those in another language, open
 * since no human translator has signed the translation off. The English quotes the button as the customer reads it.
 */
export function getAuthorizationWords(wording: Asked = {}) {
  const { language = ENGLISH, action, noun } = wording;
  const { authorization, states } = getMessages(wording);
  const words = { language, authorization, states };
  if (language === ENGLISH) return words;
  const english = getMessages({ action, noun, payButton: authorization.button });
  const isOpen = !describeLanguage(language).isSignedOff;
  const { authorization: original, states: englishStates } = english;
  return {
    ...words,
    original: { language: ENGLISH, authorization: original, states: englishStates, isOpen },
  };
}

/** The pages that Next bundles do not know where our files are, so our server reads them first. */
const sharedCatalogues = processWide<Map<Language, Messages>>('catalogues');

/** Reads all catalogues, so that a file that is missing is noticed when the server starts. */
export function readCatalogues(): void {
  for (const { tag } of LANGUAGES) readCatalogue(tag);
}

/** A language's catalogue, read once a process. All have the shape of the English one, which a test checks. */
export function readCatalogue(language: Language): Messages {
  sharedCatalogues.value ??= new Map();
  const known = sharedCatalogues.value.get(language);
  if (known) return known;
  const path = join(import.meta.dirname, 'catalogues', `${language}.json`);
  const catalogue: Messages = JSON.parse(readFileSync(path, 'utf8'));
  sharedCatalogues.value.set(language, catalogue);
  return catalogue;
}

/** What is known before a message is shown: words that choose a sentence, and numbers that it counts. */
export type Known = Readonly<Record<string, string | number>>;

/**
 * An ICU message with every choice taken that hangs on what is known: `{noun, select, …}`, and plurals by
 * the rules of the language. What is left is text with plain `{places}`, which `fill` fills, so that no
 * browser needs to know ICU. Throws on a message that is none, or that chooses by something unknown.
 */
export function resolveMessage(message: string, known: Known, language: Language): string {
  if (!message.includes('{')) return message;
  return write(parse(message, { ignoreTag: true }), { known, language });
}

type Context = { readonly known: Known; readonly language: Language; readonly counted?: string };

function write(elements: readonly MessageFormatElement[], context: Context): string {
  return elements.map((element) => writeElement(element, context)).join('');
}

function writeElement(element: MessageFormatElement, context: Context): string {
  switch (element.type) {
    case TYPE.literal:
      return element.value;
    case TYPE.argument: {
      const { [element.value]: value } = context.known;
      return value === undefined ? isolate(`{${element.value}}`, context) : say(value, context);
    }
    case TYPE.select: {
      const value = String(context.known[element.value]);
      return write(takeOption(element.options, [value, 'other']), context);
    }
    case TYPE.plural: {
      const number = Number(context.known[element.value]);
      const type = element.pluralType ?? 'cardinal';
      const category = new Intl.PluralRules(context.language, { type }).select(number);
      const option = takeOption(element.options, [`=${number}`, category, 'other']);
      return write(option, { ...context, counted: say(number, context) });
    }
    case TYPE.pound:
      return context.counted ?? '#';
    default:
      throw new Error('A message holds a part that is neither a place, nor select, nor plural');
  }
}

/** A value stands in a sentence from right to left as it would alone, whatever script it is in. */
function isolate(place: string, { language }: Context): string {
  return describeLanguage(language).direction === 'rtl' ? `\u2068${place}\u2069` : place;
}

type Options = Readonly<Record<string, { readonly value: readonly MessageFormatElement[] }>>;

function takeOption(options: Options, names: readonly string[]): readonly MessageFormatElement[] {
  const name = names.find((each) => Object.hasOwn(options, each));
  const option = name === undefined ? undefined : options[name];
  if (!option) throw new Error(`A message has no words for ${names.join(' or ')}`);
  return option.value;
}

function say(value: string | number, { language }: Context): string {
  return typeof value === 'string'
    ? value
    : new Intl.NumberFormat(writeLocale(language)).format(value);
}
