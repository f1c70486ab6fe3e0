import { getSystemFont } from './assets/arrange-font.ts';
import { type Brand, BUILT_IN_ID } from './brand.ts';
import { buildTheme } from './theme/build-theme.ts';

/** The page's own look, without any name: where no brand applies and there is no folder `default`. */
export const BUILT_IN_BRAND: Brand = {
  id: BUILT_IN_ID,
  settings: { name: '' },
  theme: buildTheme({}, getSystemFont('system')),
  assets: new Map(),
};
