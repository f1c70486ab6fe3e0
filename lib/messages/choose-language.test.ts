import { describe, expect, it } from 'vitest';
import {
  chooseLanguage,
  chooseLocale,
  isSpoken,
  listOffered,
  listPreferences,
} from './choose-language.ts';

describe('the language of a page', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['es', 'es'],
    ['es-MX,es;q=0.9,en;q=0.8', 'es'],
    ['ES-mx', 'es'],
    ['ar-EG', 'ar'],
    ['xx,ar;q=0.5', 'ar'],
    ['en;q=0.4, es;q=0.6', 'es'],
    ['es;q=0, ar', 'ar'],
    ['es;q=no', 'en'],
    ['es-<script>', 'en'],
    ['*', 'en'],
  ])('is, for %j, %s', (header, language) => {
    expect(chooseLanguage(listPreferences([], header))).toBe(language);
  });

  it('is the one of the address before the one chosen earlier, before those of the browser', () => {
    expect(chooseLanguage(listPreferences(['ar', 'es'], 'en'))).toBe('ar');
    expect(chooseLanguage(listPreferences([undefined, 'es'], 'en'))).toBe('es');
    expect(chooseLanguage(listPreferences(['<b>', undefined], 'ar'))).toBe('ar');
  });

  it.each([
    [{ allowed: ['en'] }, ['es'], 'en'],
    [{ allowed: ['es', 'en'] }, ['ar'], 'es'],
    [{ allowed: ['es', 'en'], default: 'en' }, ['ar'], 'en'],
    [{ allowed: ['es-MX'] }, ['en'], 'es'],
    [{ allowed: ['xx'] }, ['es'], 'en'],
    [{ default: 'es' }, ['xx'], 'es'],
    [{ default: 'es' }, ['en'], 'en'],
  ])('is, within %j, for %j, %s', (rules, preferences, language) => {
    expect(chooseLanguage(preferences, rules)).toBe(language);
  });

  it('is offered as the brand has it', () => {
    expect(listOffered({ allowed: ['ar', 'es-US', 'es', 'xx'] })).toEqual(['ar', 'es']);
    expect(listOffered()).toContain('en');
  });
});

it.each([
  ['en', [], 'en-US'],
  ['en', ['es-MX', 'en-AU'], 'en-AU'],
  ['es', ['es-MX'], 'es-MX'],
  ['es', ['es-419', 'es'], 'es-US'],
  ['es', ['en-GB'], 'es-US'],
  ['ar', ['ar-EG'], 'ar-EG-u-ca-gregory-nu-latn'],
] as const)('writes amounts and dates in %s for %j by %s', (language, preferences, locale) => {
  expect(chooseLocale(language, preferences)).toBe(locale);
});

it('writes them with the digits and in the calendar of US banks', () => {
  const locale = chooseLocale('ar', ['ar-SA']);
  const date = new Date('2026-11-30T12:00:00Z');
  expect(date.toLocaleDateString(locale, { dateStyle: 'short' })).toMatch(/30.*11.*2026/);
});

it('knows what is spoken in any form', () => {
  expect(isSpoken('es-PR')).toBe(true);
  expect(isSpoken('xx')).toBe(false);
});
