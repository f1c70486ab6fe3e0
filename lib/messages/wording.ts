import type { ACTIONS, NOUNS } from '#lib/brand/schema/brand-choices.ts';
import type { Language } from './languages.ts';

/** In which words a page speaks: its language, what it calls the thing that is paid, and the paying of it. */
export type Wording = {
  readonly language: Language;
  readonly action: (typeof ACTIONS)[number];
  readonly noun: (typeof NOUNS)[number];
  /** Labels of buttons in place of ours; the one that pays holds `{amount}`. */
  readonly connectButton?: string | undefined;
  readonly payButton?: string | undefined;
};
