import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describeLanguage, type Language, writeLocale } from './languages.ts';

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
