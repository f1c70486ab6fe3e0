import { describe, expect, it } from 'vitest';
import { chooseText } from './get-speech.ts';

const texts = {
  en: { note: 'English', heading: 'Head' },
  'en-GB': { note: 'British' },
  es: { note: 'Español' },
};

describe('chooseText', () => {
  it.each([
    ['en-GB', 'British', 'en-GB'],
    ['EN-gb', 'British', 'en-GB'],
    ['en-US', 'English', 'en'],
    ['es-MX', 'Español', 'es'],
    ['fr', 'English', 'en'],
  ])('finds for %s the text %s', (locale, text, language) => {
    expect(chooseText({ texts }, 'note', locale)).toEqual({ text, language });
  });

  it('falls back to the default language of the brand, text by text', () => {
    const languages = { allowed: ['es', 'en'] };
    expect(chooseText({ texts, languages }, 'note', 'fr')?.text).toBe('Español');
    expect(chooseText({ texts, languages: { default: 'es' } }, 'note', 'fr')?.text).toBe('Español');
    expect(chooseText({ texts }, 'heading', 'es')).toEqual({ text: 'Head', language: 'en' });
  });

  it('gives none where neither language has one', () => {
    expect(chooseText({ texts }, 'afterPayment', 'en')).toBeUndefined();
    expect(chooseText({}, 'note', 'en')).toBeUndefined();
    expect(chooseText({ texts: { es: { note: 'Español' } } }, 'note', 'en')).toBeUndefined();
  });

  it('takes no language out of the nature of objects', () => {
    expect(chooseText({ texts }, 'note', 'constructor')?.language).toBe('en');
  });
});
