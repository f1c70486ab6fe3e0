import { readWordTable, type WordTable } from './read-word-table.ts';

const tables = new Map<string, WordTable>();

/**
 * What the page says in one language, by the keys of its catalogue. A text matches in the words of any brand, since
 * brands call the thing that is paid by names of their own: a bill, an invoice, a donation.
 */
export class Words {
  readonly language: string;
  readonly #table: WordTable;

  /** Throws where the page does not speak the language, and says which ones it speaks. */
  constructor(language = 'en') {
    const table = tables.get(language) ?? readWordTable(language);
    tables.set(language, table);
    this.#table = table;
    this.language = language;
  }

  /** Matches the text of a key and nothing beside it; what stands in a `{place}` of it is not looked at. */
  whole(key: string): RegExp {
    return new RegExp(`^${this.#alternatives(key)}$`);
  }

  /** Matches a text that holds that of the key. */
  within(key: string): RegExp {
    return new RegExp(this.#alternatives(key));
  }

  /** Every text that a key can have, one for each name that a brand may give the thing that is paid. */
  list(key: string): readonly string[] {
    const texts = this.#table[key];
    if (!texts) throw new RangeError(`There are no words under "${key}".`);
    return texts;
  }

  /** The keys that begin so: `states.screens.`. */
  keys(beginning = ''): readonly string[] {
    return Object.keys(this.#table).filter((key) => key.startsWith(beginning));
  }

  #alternatives(key: string): string {
    return `(?:${this.list(key).map(toPattern).join('|')})`;
  }
}

function toPattern(text: string): string {
  return text
    .split(/\{\w+\}/)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+'))
    .join('.+?');
}
