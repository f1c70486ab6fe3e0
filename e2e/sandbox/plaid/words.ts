import { WORDS_EN, type Words } from './words-en.ts';
import { WORDS_ES } from './words-es.ts';

/** Plaid speaks 17 languages; two are enough to prove that a page depends on none of them. */
export const WORDS: Readonly<Record<'en' | 'es', Words>> = { en: WORDS_EN, es: WORDS_ES };
