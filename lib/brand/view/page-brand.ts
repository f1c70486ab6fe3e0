import type { Language } from '#lib/messages/languages.ts';
import type { BrandView } from './brand-view.ts';
import type { Speech } from './get-speech.ts';

/** What every screen takes of its brand: what it shows, and how it looks. */
export type PageBrand = {
  readonly view: BrandView;
  readonly speech: Speech;
  /** The languages among which the customer can choose, and what a link to one of them keeps. */
  readonly languages: { readonly offered: readonly Language[]; readonly query: string };
  /** By `writeThemeCss` and `writeLogoCss`. */
  readonly css: string;
  /** The addresses of its own font files, to be fetched before the style sheet asks for them. */
  readonly fonts: readonly string[];
  /** Of the request, as the log has it: by this a help desk finds what happened. */
  readonly reference: string;
  /** Of the content security policy. */
  readonly nonce: string;
};
