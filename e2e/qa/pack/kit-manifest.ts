/** Raised by hand with whatever changes in the kit; docs/qa.md says what each part of it promises. */
export const KIT_VERSION = '1.0.0';

export const KIT_NAME = 'connectfi-payment-page-qa';

/** The `package.json` of the packed kit. */
export const KIT_MANIFEST = {
  name: KIT_NAME,
  version: KIT_VERSION,
  description: 'Playwright fixtures, page objects and matchers for the connectFi payment page',
  license: 'MIT',
  type: 'module',
  engines: { node: '>=20.11' },
  exports: { '.': { types: './types/index.d.ts', default: './index.js' } },
  bin: { [KIT_NAME]: './command.js' },
  peerDependencies: { '@playwright/test': '^1.64.0', 'axe-core': '^4.10.0' },
  peerDependenciesMeta: { 'axe-core': { optional: true } },
} as const;
