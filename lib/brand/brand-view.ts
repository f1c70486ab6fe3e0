import type { ImagePair } from './brand.ts';
import type { ACTIONS, NOUNS } from './brand-schema.ts';

/** What a page shows of a brand, in the customer's language. Small and plain; holds no secret. */
export type BrandView = {
  readonly brandId: string;
  readonly kind: 'merchant' | 'platform';
  /** The name at the head of the letter, where the brand gives one. */
  readonly name?: string;
  readonly legalName?: string;
  readonly logo?: ImagePair;
  readonly icon?: ImagePair;
  readonly support: {
    readonly email?: string;
    readonly phone?: string;
    readonly site?: string;
    readonly hours?: string;
  };
  readonly policies: {
    readonly terms?: string;
    readonly privacy?: string;
    readonly refunds?: string;
  };
  readonly texts: {
    readonly heading?: string;
    readonly note?: string;
    readonly afterPayment?: string;
    readonly endedLink?: string;
  };
  readonly action: (typeof ACTIONS)[number];
  readonly noun: (typeof NOUNS)[number];
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
