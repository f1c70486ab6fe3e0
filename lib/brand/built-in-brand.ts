import type { Brand } from './brand.ts';
import { BUILT_IN_ID } from './brand-id.ts';
import { builtInTheme } from './theme/built-in-theme.ts';

/** The page's own look, without any name: where no brand applies and there is no folder `default`. */
export const BUILT_IN_BRAND: Brand = {
  id: BUILT_IN_ID,
  settings: { name: '' },
  theme: builtInTheme,
  assets: new Map(),
};
