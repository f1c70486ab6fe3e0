import type { Language } from '#lib/messages/languages.ts';
import type { BrandLogo, ImagePair } from '../brand.ts';
import type { ACTIONS, NOUNS } from '../schema/brand-choices.ts';
import type { BrandText } from './choose-text.ts';

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
    readonly mail?: {
      readonly subject: string;
      readonly body?: string;
    };
  };
  readonly policies: {
    readonly terms?: string;
    readonly privacy?: string;
    readonly refunds?: string;
  };
  readonly texts: {
    readonly heading?: BrandText;
    readonly note?: BrandText;
    readonly afterPayment?: BrandText;
    readonly endedLink?: BrandText;
  };
  readonly action: (typeof ACTIONS)[number];
  readonly noun: (typeof NOUNS)[number];
  /** Labels of its own. */
  readonly connectButton?: string;
  readonly payButton?: string;
  readonly returns: { readonly afterPayment?: string; readonly onGivingUp?: string };
  readonly hasFooter: boolean;
  readonly prominent: {
    readonly amount: boolean;
    readonly invoiceNumber: boolean;
    readonly payerName: boolean;
  };
  readonly endedLink?: {
    readonly ask: 'email' | 'phone' | 'site' | 'none';
    readonly site?: string;
  };
};
