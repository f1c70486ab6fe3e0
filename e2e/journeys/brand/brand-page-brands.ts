import type { BrandFolders } from '#e2e/support/app/brands-folder.ts';

/** Wide enough to spell a name. */
const wordmark = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 60"><path fill="${colour}" d="M0 0h300v60H0Z"/></svg>`;

const sign = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="16" fill="${colour}"/></svg>`;

export const GYM = { cFiMerchantId: 'HarborGym01' };
export const CHARITY = { cFiMerchantId: 'Kites01' };
/** For the one journey that changes its brand. */
export const STUDIO = { cFiMerchantId: 'Studio01' };
/** With buttons of its own. */
export const SHELTER = { cFiMerchantId: 'Shelter01' };
export const PLATFORM = { cFiMerchantId: 'OfPlatform01' };

const gym = {
  name: 'Harbor Gym',
  legalName: 'Harbor Fitness LLC',
  match: { merchantIds: [GYM.cFiMerchantId], hosts: ['gym.localhost'] },
  logo: { light: 'logo.svg', dark: 'logo-dark.svg' },
  icon: { light: 'icon.svg', dark: 'icon-dark.svg' },
  colors: { light: { accent: '#7a1f4b', surface: '#fffaf5' } },
  texts: {
    en: {
      heading: 'Your <b>membership</b>',
      note: 'First line\n& second line',
      afterPayment: 'See you on the floor.',
      endedLink: 'Come by the desk, or write to us.',
      supportHours: 'Every day, 6 am to 10 pm',
    },
  },
  support: {
    email: 'desk@gym.example',
    phone: '(555) 010-0188',
    site: 'https://www.gym.example/help',
  },
  policies: {
    terms: 'https://gym.example/terms',
    privacy: 'https://gym.example/privacy',
    refunds: 'https://gym.example/refunds',
  },
  return: {
    allowedOrigins: ['https://my.gym.example'],
    afterPayment: 'https://my.gym.example/paid?from=bill',
    onGivingUp: 'https://my.gym.example/',
  },
  prominent: { invoiceNumber: true, payerName: false },
  endedLink: { ask: 'email' },
};

const charity = {
  name: 'Kites for Children',
  legalName: 'Kites for Children Foundation',
  match: { merchantIds: [CHARITY.cFiMerchantId] },
  scheme: 'dark',
  wording: { action: 'donate', noun: 'donation' },
  prominent: { amount: false },
  footer: false,
  support: { email: 'hello@kites.example' },
  policies: { privacy: 'https://kites.example/privacy' },
};

const platform = {
  name: 'Till & Tide',
  kind: 'platform',
  match: { merchantIds: [PLATFORM.cFiMerchantId] },
  support: { site: 'https://tilltide.example/help' },
};

const shelter = {
  name: 'Paw Street Shelter',
  match: { merchantIds: [SHELTER.cFiMerchantId] },
  colors: { light: { accent: '#1b4965', button: '#ffd500' } },
  wording: { noun: 'donation' },
  texts: { en: { connectButton: 'Give by bank', payButton: 'Authorize my gift of {amount}' } },
};

export const STUDIO_JSON = {
  name: 'Studio North',
  legalName: 'Studio North LLC',
  match: { merchantIds: [STUDIO.cFiMerchantId] },
  texts: { en: { heading: 'Since 1990' } },
};

/** Brands as the journeys of the page need them. */
export const BRANDS: BrandFolders = {
  gym: {
    'brand.json': gym,
    'logo.svg': wordmark('#7a1f4b'),
    'logo-dark.svg': wordmark('#f2b8d5'),
    'icon.svg': sign('#7a1f4b'),
    'icon-dark.svg': sign('#f2b8d5'),
  },
  charity: { 'brand.json': charity },
  shelter: { 'brand.json': shelter },
  platform: { 'brand.json': platform },
  studio: { 'brand.json': STUDIO_JSON },
};
