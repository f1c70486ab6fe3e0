import type { Speech } from '../view/brand-view.ts';

/** How a page speaks to a customer of whom nothing is known. */
export const ENGLISH_SPEECH: Speech = { language: 'en', locale: 'en-US' };
