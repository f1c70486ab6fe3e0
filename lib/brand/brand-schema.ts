import { z } from 'zod';
import {
  assetFile,
  colour,
  hostName,
  httpsAddress,
  httpsOrigin,
  languageTag,
  mailAddress,
  phoneNumber,
  plainText,
  upstreamId,
} from './brand-values.ts';

/** The main button's verb, out of a list, since each must be translated: "Authorize and donate $20.00". */
export const ACTIONS = ['pay', 'donate', 'contribute', 'settle', 'renew'] as const;

/** What the letter calls itself: "Invoice for Jane Doe". */
export const NOUNS = ['bill', 'invoice', 'statement', 'donation', 'dues', 'fee', 'rent'] as const;

export const CORNERS = ['square', 'slight', 'round', 'pill'] as const;
export const SYSTEM_FONTS = ['system', 'humanist', 'geometric', 'serif', 'slab', 'mono'] as const;

const MAX_MATCHES = 1000;

const pairOfFiles = z.strictObject({
  light: assetFile,
  /** Left out where the one for light ground reads on dark ground, too. */
  dark: assetFile.optional(),
});

const colours = z.strictObject({
  accent: colour.optional(),
  ground: colour.optional(),
  surface: colour.optional(),
  text: colour.optional(),
});

const matching = z.strictObject({
  hosts: z.array(hostName).max(20).optional(),
  merchantIds: z.array(upstreamId).max(MAX_MATCHES).optional(),
  merchantReferences: z.array(upstreamId).max(MAX_MATCHES).optional(),
  aggregatorIds: z.array(upstreamId).max(MAX_MATCHES).optional(),
  /** The bills of this brand's merchants show at its own hosts alone, not at the shared address. */
  onlyOwnHosts: z.boolean().optional(),
});

const texts = z.strictObject({
  /** Above the amount, in place of nothing. */
  heading: plainText(80).optional(),
  /** Under the bill's lines. */
  note: plainText(400).optional(),
  /** On the receipt. */
  afterPayment: plainText(400).optional(),
  /** On the page of a link that has ended. */
  endedLink: plainText(400).optional(),
  /** When support answers: "Mon to Fri, 8 am to 5 pm ET". */
  supportHours: plainText(120).optional(),
});

/** A font of the brand's own, or one of the stacks that need no download. */
const font = z.union([
  z.enum(SYSTEM_FONTS),
  z.strictObject({
    normal: assetFile,
    strong: assetFile.optional(),
    fallback: z.enum(['sans', 'serif']).optional(),
  }),
]);

/** `brand.json`: everything a merchant or platform may set. Unknown members are errors. */
export const brandSchema = z.strictObject({
  $schema: z.string().max(500).optional(),
  /** As customers know it. */
  name: plainText(60),
  /** As the authorization names it. */
  legalName: plainText(120).optional(),
  /** `platform`: bills come from many merchants, each under its own name beside this brand's. */
  kind: z.enum(['merchant', 'platform']).optional(),
  match: matching.optional(),
  logo: pairOfFiles.optional(),
  icon: pairOfFiles.optional(),
  colors: z.strictObject({ light: colours.optional(), dark: colours.optional() }).optional(),
  scheme: z.enum(['auto', 'light', 'dark']).optional(),
  corners: z.enum(CORNERS).optional(),
  font: font.optional(),
  density: z.enum(['comfortable', 'compact']).optional(),
  wording: z
    .strictObject({ action: z.enum(ACTIONS).optional(), noun: z.enum(NOUNS).optional() })
    .optional(),
  /** By language tag; a language that is missing falls back to the default one. */
  texts: z.record(languageTag, texts).optional(),
  support: z
    .strictObject({
      email: mailAddress.optional(),
      phone: phoneNumber.optional(),
      site: httpsAddress.optional(),
    })
    .optional(),
  policies: z
    .strictObject({
      terms: httpsAddress.optional(),
      privacy: httpsAddress.optional(),
      refunds: httpsAddress.optional(),
    })
    .optional(),
  return: z
    .strictObject({
      /** The only origins that the two addresses may lead to. */
      allowedOrigins: z.array(httpsOrigin).min(1).max(10),
      afterPayment: httpsAddress.optional(),
      onGivingUp: httpsAddress.optional(),
    })
    .optional(),
  languages: z
    .strictObject({
      allowed: z.array(languageTag).min(1).max(60).optional(),
      default: languageTag.optional(),
    })
    .optional(),
  /** Help, policies and the rest below each page. */
  footer: z.boolean().optional(),
  /** What stands large at the head of the letter; the rest stands among its lines. */
  prominent: z
    .strictObject({
      amount: z.boolean().optional(),
      invoiceNumber: z.boolean().optional(),
      payerName: z.boolean().optional(),
    })
    .optional(),
  /** How a customer whose link has ended asks for a new one. `none`: the page offers no way. */
  endedLink: z
    .strictObject({
      ask: z.enum(['email', 'phone', 'site', 'none']),
      site: httpsAddress.optional(),
    })
    .optional(),
});

/** A brand as its owner wrote it, checked. */
export type BrandSettings = z.output<typeof brandSchema>;
