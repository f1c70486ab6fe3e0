import { ACTIONS, CORNERS, LOGO_SIZES, NOUNS, SYSTEM_FONTS } from '../schema/brand-choices.ts';

type Common = {
  /** Where it stands in brand.json: `support.email`. */
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
};

/** One setting of the editor's form; `usual` is what holds where it is left out. */
export type SettingField = Common &
  (
    | { readonly kind: 'text'; readonly inputMode?: 'email' | 'tel' | 'url' }
    | { readonly kind: 'choice'; readonly options: readonly string[]; readonly usual?: string }
    | { readonly kind: 'switch'; readonly usual: boolean }
    | { readonly kind: 'list' }
    | { readonly kind: 'file'; readonly accept: string }
    | { readonly kind: 'font'; readonly options: readonly string[] }
  );

export type SettingGroup = {
  readonly title: string;
  readonly fields: readonly SettingField[];
  /** Parts of a form of their own. */
  readonly part?: 'colours' | 'texts';
};

const IMAGES = '.svg,.png,.jpg,.jpeg,.webp';
const FONTS = '.woff2';
const MERCHANTS_OWN = 'Left out: the merchant’s own, as connectFi has it.';

/** The form over all settings of a brand, in the order in which one would think of them. */
export const SETTING_GROUPS: readonly SettingGroup[] = [
  {
    title: 'Name',
    fields: [
      text('name', 'Name', 'As customers know it.'),
      text('legalName', 'Legal name', 'As the authorization names it. Left out: the name.'),
      text('extends', 'Extends', 'The folder of a brand from which the rest is taken.'),
      choice('kind', 'What it is', ['merchant', 'platform'], {
        usual: 'merchant',
        hint: 'A platform’s bills come from many merchants, each under its own name.',
      }),
    ],
  },
  {
    title: 'Colours',
    part: 'colours',
    fields: [
      choice('scheme', 'Light or dark', ['auto', 'light', 'dark'], {
        usual: 'auto',
        hint: 'auto: as the customer’s device is set.',
      }),
    ],
  },
  {
    title: 'Logo and icon',
    fields: [
      file('logo.light', 'Logo on light ground', IMAGES),
      file('logo.dark', 'Logo on dark ground', IMAGES, 'Left out: the one for light ground.'),
      choice('logo.size', 'Size of the logo', LOGO_SIZES, { usual: 'medium' }),
      file('icon.light', 'Icon on light ground', IMAGES, 'Square; stands in the tab.'),
      file('icon.dark', 'Icon on dark ground', IMAGES),
    ],
  },
  {
    title: 'Shape and type',
    fields: [
      choice('corners', 'Corners', CORNERS, { usual: 'slight' }),
      choice('density', 'Density', ['comfortable', 'compact'], { usual: 'comfortable' }),
      { kind: 'font', path: 'font', label: 'Font', options: SYSTEM_FONTS },
      file('font.normal', 'Your own font, regular', FONTS, 'Takes the place of the one above.'),
      file('font.strong', 'Your own font, semibold', FONTS),
    ],
  },
  {
    title: 'Words',
    part: 'texts',
    fields: [
      choice('wording.noun', 'The letter is called', NOUNS, { usual: 'bill' }),
      choice('wording.action', 'The main button says', ACTIONS, { usual: 'pay' }),
    ],
  },
  {
    title: 'Help and policies',
    fields: [
      text('support.email', 'E-mail for questions', MERCHANTS_OWN, 'email'),
      text('support.phone', 'Phone', MERCHANTS_OWN, 'tel'),
      text('support.site', 'Help pages', 'Begins with https://', 'url'),
      text('policies.terms', 'Terms', undefined, 'url'),
      text('policies.privacy', 'Privacy policy', undefined, 'url'),
      text('policies.refunds', 'Refund policy', undefined, 'url'),
      toggle('footer', 'Show these below each page', true),
    ],
  },
  {
    title: 'Head of the letter',
    fields: [
      toggle('prominent.amount', 'Amount stands large', true),
      toggle('prominent.payerName', 'Payer’s name stands large', true),
      toggle('prominent.invoiceNumber', 'Invoice number stands large', false),
    ],
  },
  {
    title: 'Where customers go next',
    fields: [
      list('return.allowedOrigins', 'Your own sites', 'Such as https://www.example.com.'),
      text('return.afterPayment', 'After a payment', 'An address at one of these sites.', 'url'),
      text('return.onGivingUp', 'On giving up', 'An address at one of these sites.', 'url'),
      choice('endedLink.ask', 'A link that has ended: ask by', ['email', 'phone', 'site', 'none'], {
        usual: 'mail and phone, else help pages',
      }),
      text('endedLink.site', 'Page for asking', 'Left out: the help pages.', 'url'),
    ],
  },
  {
    title: 'Languages',
    fields: [
      list('languages.allowed', 'Allowed', 'Language tags such as en or es-MX.'),
      text('languages.default', 'Default', 'Left out: the first one allowed, or en.'),
    ],
  },
  {
    title: 'Which bills',
    fields: [
      list('match.hosts', 'Host names of its own', 'Such as pay.example.com.'),
      list('match.merchantIds', 'Merchant ids', 'cFiMerchantId of connectFi.'),
      list('match.merchantReferences', 'Merchant references'),
      list('match.aggregatorIds', 'Aggregator ids'),
      toggle('match.onlyOwnHosts', 'Show its bills at its own hosts alone', false),
    ],
  },
];

function text(
  path: string,
  label: string,
  hint?: string,
  inputMode?: 'email' | 'tel' | 'url',
): SettingField {
  return { kind: 'text', path, label, ...(hint && { hint }), ...(inputMode && { inputMode }) };
}

function choice(
  path: string,
  label: string,
  options: readonly string[],
  more: { usual?: string; hint?: string } = {},
): SettingField {
  return { kind: 'choice', path, label, options, ...more };
}

function toggle(path: string, label: string, usual: boolean): SettingField {
  return { kind: 'switch', path, label, usual };
}

function list(path: string, label: string, hint?: string): SettingField {
  return { kind: 'list', path, label, ...(hint && { hint }) };
}

function file(path: string, label: string, accept: string, hint?: string): SettingField {
  return { kind: 'file', path, label, accept, ...(hint && { hint }) };
}

/** The texts that a brand may have in each language, and how many characters fit. */
export const TEXT_FIELDS = [
  { name: 'heading', label: 'Heading', maxLength: 80 },
  { name: 'note', label: 'Note under the lines', maxLength: 400 },
  { name: 'afterPayment', label: 'On the receipt', maxLength: 400 },
  { name: 'endedLink', label: 'On the page of an ended link', maxLength: 400 },
  { name: 'supportHours', label: 'When support answers', maxLength: 120 },
  { name: 'connectButton', label: 'Button that leads to the bank', maxLength: 32 },
  { name: 'payButton', label: 'Button that pays', maxLength: 48 },
] as const;
