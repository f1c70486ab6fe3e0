import { z } from 'zod';
import { quote } from '#lib/quote.ts';
import { readColour } from '../theme/colour.ts';
import { hostName, httpsAddress, httpsOrigin } from './address-values.ts';
import { ACTIONS, CORNERS, LOGO_SIZES, NOUNS, SYSTEM_FONTS } from './brand-choices.ts';
import {
  findDefaultLanguageFaults,
  findEndedLinkFaults,
  findReturnFaults,
  findTextLanguageFaults,
  tellFaults,
} from './brand-schema-rules.ts';
import {
  assetFile,
  languageTag,
  mailAddress,
  phoneNumber,
  plainLines,
  plainText,
  tell,
  upstreamId,
} from './brand-values.ts';
import {
  findConnectLabelFault,
  findLabelLanguageFaults,
  findPayLabelFault,
} from './button-labels.ts';

const MAX_MATCHES = 1000;

// The descriptions below are what an editor shows beside each member (docs/brand.schema.json).

const icon = z.strictObject({
  light: assetFile.describe('The icon for light ground: an SVG, PNG, JPEG or WebP file.'),
  dark: assetFile
    .optional()
    .describe('The icon for dark ground. Left out: the one for light ground is shown there, too.'),
});

const logo = z
  .strictObject({
    light: assetFile
      .optional()
      .describe(
        'The logo for light ground: an SVG, PNG, JPEG or WebP file. Left out: the name stands there.',
      ),
    dark: assetFile
      .optional()
      .describe(
        'The logo for dark ground. Left out: the one for light ground is shown there, too.',
      ),
    size: z
      .enum(LOGO_SIZES)
      .optional()
      .describe('How large it stands; at most 320 by 72 pixels. Left out: medium.'),
  })
  .refine(({ light, dark }) => light ?? dark, {
    path: ['light'],
    error: 'is missing: name a file for light ground, for dark ground, or both',
  });

/** In any form of CSS; read as `#rrggbb`. */
const colour = z
  .string()
  .max(100)
  .refine((text) => readColour(text) !== undefined, {
    error: ({ input }) =>
      `must be a colour such as #1b4965, navy, rgb(27 73 101), hsl(203 58% 25%) or oklch(39% 0.07 237), not see-through: ${quote(String(input))}`,
  })
  .overwrite((text) => readColour(text)?.hex ?? text)
  .meta({ examples: ['#1b4965', 'hsl(203 58% 25%)'] });

const colours = z.strictObject({
  accent: colour
    .optional()
    .describe('Buttons, links and marks. Moved as little as needed where it could not be read.'),
  button: colour.optional().describe('The main button. Left out: as the accent.'),
  ground: colour.optional().describe('Behind the letter.'),
  surface: colour.optional().describe('The paper that the customer fills in.'),
  text: colour.optional().describe('Ordinary text.'),
});

const matching = z
  .strictObject({
    hosts: z
      .array(hostName)
      .max(20)
      .optional()
      .describe('Host names of your own under which the page is reached, such as pay.example.com.'),
    merchantIds: z
      .array(upstreamId)
      .max(MAX_MATCHES)
      .optional()
      .describe('Merchants of connectFi (cFiMerchantId) whose bills show in this brand.'),
    merchantReferences: z
      .array(upstreamId)
      .max(MAX_MATCHES)
      .optional()
      .describe('The same, by your own references of merchants.'),
    aggregatorIds: z
      .array(upstreamId)
      .max(MAX_MATCHES)
      .optional()
      .describe('Platforms (cFiAggregatorId): all bills of their merchants show in this brand.'),
    onlyOwnHosts: z
      .boolean()
      .optional()
      .describe(
        "Bills of this brand's merchants show at its own hosts alone, not at the shared address.",
      ),
  })
  .refine(({ hosts, onlyOwnHosts }) => !onlyOwnHosts || hosts?.length, {
    path: ['onlyOwnHosts'],
    error: 'needs match.hosts, or its bills show nowhere',
  });

const texts = z.strictObject({
  heading: plainText(80).optional().describe('A line above the amount.'),
  note: plainLines(400).optional().describe("A note under the bill's lines. Line breaks: \\n."),
  afterPayment: plainLines(400).optional().describe('A note on the receipt.'),
  endedLink: plainLines(400).optional().describe('A note on the page of a link that has ended.'),
  supportHours: plainText(120)
    .optional()
    .describe('When support answers, such as "Mon to Fri, 8 am to 5 pm ET".'),
  connectButton: plainText(32)
    .superRefine(tell(findConnectLabelFault))
    .optional()
    .describe('The button that leads to the bank. Says "bank". Left out: Connect your bank.'),
  payButton: plainText(48)
    .superRefine(tell(findPayLabelFault))
    .optional()
    .describe(
      'The last button. Begins with "Authorize", says that it pays, and names the {amount}: "Authorize my gift of {amount}".',
    ),
});

const font = z
  .union(
    [
      z.enum(SYSTEM_FONTS),
      z.strictObject({
        normal: assetFile.describe('A woff2 file for text (weight 400).'),
        strong: assetFile
          .optional()
          .describe('A woff2 file for headings and buttons (weight 600). Left out: drawn bolder.'),
        fallback: z
          .enum(['sans', 'serif'])
          .optional()
          .describe('What stands in until the font has loaded.'),
      }),
    ],
    {
      error: `must be one of ${SYSTEM_FONTS.join(', ')}, or name the files of a font: { "normal": "text.woff2" }`,
    },
  )
  .describe("A family of fonts that readers' machines have, or woff2 files of your own.");

const support = z.strictObject({
  email: mailAddress.optional().describe('Where customers write to.'),
  phone: phoneNumber.optional().describe('Where customers call.'),
  site: httpsAddress.optional().describe('A page with help; https only.'),
});

const returning = z
  .strictObject({
    allowedOrigins: z
      .array(httpsOrigin)
      .min(1)
      .max(10)
      .describe(
        'The only origins that the two addresses may lead to, such as https://www.example.com.',
      ),
    afterPayment: httpsAddress.optional().describe('Where "Back to …" leads from the receipt.'),
    onGivingUp: httpsAddress.optional().describe('Where a customer who does not pay goes back to.'),
  })
  .superRefine(tellFaults(findReturnFaults));

const languages = z
  .strictObject({
    allowed: z
      .array(languageTag)
      .min(1)
      .max(60)
      .optional()
      .describe('The languages offered. Left out: all that the page speaks.'),
    default: languageTag
      .optional()
      .describe('For customers who speak none of them. Left out: the first one allowed, or en.'),
  })
  .superRefine(tellFaults(findDefaultLanguageFaults));

/** `brand.json`: everything a merchant or platform may set. Unknown members are errors. */
export const brandSchema = z
  .strictObject({
    $schema: z.string().max(500).optional().describe('Where your editor finds this description.'),
    extends: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, {
        error: ({ input }) => `must be the name of another brand's folder: ${quote(String(input))}`,
      })
      .optional()
      .describe(
        'The folder of a brand beside this one, from which all is taken that is not set here. null takes away what it sets.',
      ),
    name: plainText(60).describe('The name as customers know it.'),
    legalName: plainText(120)
      .optional()
      .describe('The name as the authorization of the payment names it.'),
    kind: z
      .enum(['merchant', 'platform'])
      .optional()
      .describe(
        'platform: bills come from many merchants, each under its own name beside this one. Left out: merchant, the payee of the merchants that match lists by id or reference.',
      ),
    match: matching.optional().describe('Which bills show in this brand.'),
    logo: logo.optional().describe('At the head of the letter.'),
    icon: icon.optional().describe("Square; in the browser's tab."),
    colors: z
      .strictObject({
        light: colours.optional().describe('On light ground.'),
        dark: colours.optional().describe('On dark ground. Left out: made from those for light.'),
      })
      .optional()
      .describe('Colours such as #1b4965. Every text stays readable whatever you choose.'),
    scheme: z
      .enum(['auto', 'light', 'dark'])
      .optional()
      .describe("auto (the default) follows the customer's device."),
    corners: z.enum(CORNERS).optional().describe('How round buttons and panels are.'),
    font: font.optional(),
    density: z.enum(['comfortable', 'compact']).optional().describe('How much room lines have.'),
    wording: z
      .strictObject({
        action: z.enum(ACTIONS).optional().describe("The main button's verb. Left out: pay."),
        noun: z.enum(NOUNS).optional().describe('What the letter calls itself. Left out: bill.'),
      })
      .optional()
      .describe('Words out of a list, since each is translated.'),
    texts: z
      .record(languageTag, texts)
      .superRefine(tellFaults(findLabelLanguageFaults))
      .optional()
      .describe('Your own words, plain text, by language: { "en": { "note": "…" } }.'),
    support: support.optional().describe('How customers reach you.'),
    policies: z
      .strictObject({
        terms: httpsAddress.optional().describe('Terms and conditions.'),
        privacy: httpsAddress.optional().describe('Privacy policy.'),
        refunds: httpsAddress.optional().describe('Refund policy.'),
      })
      .optional()
      .describe('Links at the foot of each page; https only.'),
    return: returning.optional().describe('Where customers can go afterwards.'),
    languages: languages.optional().describe('Languages of the page.'),
    footer: z
      .boolean()
      .optional()
      .describe(
        'Links to your policies below each page; help and accessibility stay. Left out: true.',
      ),
    prominent: z
      .strictObject({
        amount: z.boolean().optional(),
        invoiceNumber: z.boolean().optional(),
        payerName: z.boolean().optional(),
      })
      .optional()
      .describe('What stands large at the head of the letter; the rest stands among its lines.'),
    endedLink: z
      .strictObject({
        ask: z.enum(['email', 'phone', 'site', 'none']).describe('none: the page offers no way.'),
        site: httpsAddress.optional().describe('For "site". Left out: support.site.'),
      })
      .optional()
      .describe('How a customer whose link has ended asks for a new one.'),
  })
  .superRefine(
    tellFaults((brand) => [...findEndedLinkFaults(brand), ...findTextLanguageFaults(brand)]),
    // Told together with all other problems, not only once those are gone.
    { when: () => true },
  )
  .meta({ title: 'Brand of a payment page' });

/** A brand as its owner wrote it, checked. */
export type BrandSettings = z.output<typeof brandSchema>;
