import type { BrandFolders } from '#e2e/support/app/brands-folder.ts';

export const QUARRY_LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="40" viewBox="0 0 160 40">' +
  '<path fill="#7a2e12" d="M0 40 20 0l20 40zM56 12h104v6H56zM56 24h72v6H56z"/></svg>';

/** A brand with most of its settings, and one that is wrong. */
export const PREVIEW_BRANDS: BrandFolders = {
  quarry: {
    'brand.json': {
      name: 'Quarry & Sons',
      legalName: 'Quarry & Sons Stonemasons, Inc.',
      logo: { light: 'logo.svg' },
      colors: { light: { accent: '#7a2e12', ground: '#f3efe9' } },
      corners: 'round',
      texts: { en: { heading: 'Stone and slate', note: 'Thank you for building with us.' } },
      support: { email: 'help@quarry.example', phone: '(555) 010-2040' },
    },
    'logo.svg': QUARRY_LOGO,
  },
  broken: { 'brand.json': { name: 'Broken', corners: 'star', colours: {} } },
};
