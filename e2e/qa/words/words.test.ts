import { describe, expect, it } from 'vitest';
import { ACTIONS, NOUNS } from '#lib/brand/schema/brand-choices.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { LANGUAGES } from '#lib/messages/languages.ts';
import { listTexts } from '#lib/messages/testing/read-message.ts';
import { Words } from './words.ts';

/** The others show the same again. */
const SHOWN: readonly string[] = ['en', 'es', 'ar'];

/** Each noun with another action. */
const WORDINGS = NOUNS.map((noun, index) => ({ noun, action: ACTIONS[index % ACTIONS.length] }));

describe('words', () => {
  const titles = LANGUAGES.map(({ tag }) => (SHOWN.includes(tag) ? tag : `${tag} @all`));
  it.each(titles)('match a text in the words of every brand, in %s', (name) => {
    const language = LANGUAGES.find(({ tag }) => tag === name.split(' ')[0])?.tag ?? 'en';
    const words = new Words(language);
    for (const wording of WORDINGS) {
      const texts = new Map(listTexts(getMessages({ language, ...wording })));
      for (const key of words.keys()) {
        const shown = texts.get(key)?.replaceAll(/\{\w+\}/g, 'a value') ?? '';
        expect(words.whole(key).test(shown), key).toBe(true);
      }
    }
  });

  it('match nothing else, and what they are a part of only where that is asked for', () => {
    const words = new Words();
    const key = 'bankPayment.connect.button';
    expect(words.whole(key).test('Connect your bank')).toBe(true);
    expect(words.whole(key).test('Connect your bank now')).toBe(false);
    expect(words.within(key).test('Connect your bank now')).toBe(true);
    expect(words.whole(key).test('Connect your Bank')).toBe(false);
  });

  it('begin with what the page says where no brand has words of its own', () => {
    expect(new Words().list('states.screens.payable.title')[0]).toBe('Pay this bill');
  });

  it('say which languages and keys there are not', () => {
    expect(() => new Words('tlh')).toThrow('The page does not speak "tlh". It speaks en, es,');
    expect(() => new Words().whole('states.screens.lost.title')).toThrow(
      'There are no words under "states.screens.lost.title".',
    );
  });
});
