import type { BrandView } from './brand-view.ts';

/** What every screen takes of its brand: what it shows, and how it looks. */
export type PageBrand = {
  readonly view: BrandView;
  /** By `writeThemeCss` and `writeLogoCss`. */
  readonly css: string;
  /** The addresses of its own font files, to be fetched before the style sheet asks for them. */
  readonly fonts: readonly string[];
  /** Of the request, as the log has it: by this a help desk finds what happened. */
  readonly reference: string;
  /** Of the content security policy. */
  readonly nonce: string;
};
