import type { Brand } from './brand.ts';
import { builtInTheme } from './theme/built-in-theme.ts';

/** No folder can have this name: the store refuses it. */
export const BUILT_IN_ID = 'built-in';

/** The page's own look, without any name: where no brand applies and there is no folder `default`. */
export const BUILT_IN_BRAND: Brand = {
  id: BUILT_IN_ID,
  settings: { name: '' },
  theme: builtInTheme,
  assets: new Map(),
};
