import type { Language } from '#lib/messages/languages.ts';
import type { BrandLogo, ImagePair } from '../brand.ts';
import type { ACTIONS, NOUNS } from '../schema/brand-choices.ts';

/** A text in the brand's own words, and the language that it is in. */
export type BrandText = { readonly text: string; readonly language: string };

/** What a page shows of a brand, in the customer's language. Small and plain; holds no secret. */
export type BrandView = {
  readonly brandId: string;
  readonly language: Language;
  readonly kind: 'merchant' | 'platform';
  /** The name at the head of the letter, where the brand or the bill gives one. */
  readonly name?: string;
  /** Whom the customer pays, as they know them. The same name, unless a platform stands in between. */
  readonly payee?: string;
  /** The brand's own, or else the merchant's from connectFi. */
  readonly logo?: BrandLogo;
  readonly icon?: ImagePair;
  readonly support: {
    /** Who answers. */
    readonly name?: string;
    readonly email?: string;
    readonly phone?: string;
    readonly site?: string;
    readonly hours?: BrandText;
    /** How a mail to them begins. */
    readonly mail?: { readonly subject: string; readonly body?: string };
  };
  readonly policies: Readonly<Partial<Record<'terms' | 'privacy' | 'refunds', string>>>;
  readonly texts: Readonly<
    Partial<Record<'heading' | 'note' | 'afterPayment' | 'endedLink', BrandText>>
  >;
  readonly action: (typeof ACTIONS)[number];
  readonly noun: (typeof NOUNS)[number];
  /** Labels of its own. */
  readonly connectButton?: string;
  readonly payButton?: string;
  readonly returns: { readonly afterPayment?: string; readonly onGivingUp?: string };
  readonly hasFooter: boolean;
  readonly prominent: Readonly<Record<'amount' | 'invoiceNumber' | 'payerName', boolean>>;
  readonly endedLink?: {
    readonly ask: 'email' | 'phone' | 'site' | 'none';
    readonly site?: string;
  };
};

/** In which words a customer is spoken to, and by which locale amounts and dates are written. */
export type Speech = { readonly language: Language; readonly locale: string };

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
