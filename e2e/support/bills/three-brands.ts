import type { BrandFolders } from '#e2e/support/app/brands-folder.ts';

export const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40" width="120" height="40"><path fill="#223" d="M4 4h112v32H4z"/></svg>';

export const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32"><circle cx="16" cy="16" r="14" fill="#223"/></svg>';

/** Two brands with hosts of their own, and one that shows at its own host alone. */
export const BRANDS = {
  gym: {
    'brand.json': {
      name: 'Corner Gym',
      match: { hosts: ['gym.localhost'], merchantIds: ['GYM'] },
      logo: { light: 'logo.svg' },
      icon: { light: 'icon.svg' },
    },
    'logo.svg': LOGO,
    'icon.svg': ICON,
  },
  clinic: {
    'brand.json': {
      name: 'Elm Clinic',
      match: { hosts: ['clinic.localhost', 'old-clinic.localhost'], merchantIds: ['CLINIC'] },
    },
  },
  bound: {
    'brand.json': {
      name: 'Night Watch',
      match: { hosts: ['watch.localhost'], merchantIds: ['WATCH'], onlyOwnHosts: true },
      logo: { light: 'logo.svg' },
    },
    'logo.svg': LOGO,
  },
} satisfies BrandFolders;

export const GYM = { bill: { merchant: { cFiMerchantId: 'GYM' } } };
export const CLINIC = { bill: { merchant: { cFiMerchantId: 'CLINIC' } } };
export const BOUND = { bill: { merchant: { cFiMerchantId: 'WATCH' } } };
