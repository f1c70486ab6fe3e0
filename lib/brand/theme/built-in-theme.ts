import { buildTheme } from './build-theme.ts';
import { getSystemFont } from './system-fonts.ts';
import type { Theme } from './theme.ts';

/** The look of a page without any brand. */
export const builtInTheme: Theme = buildTheme({}, getSystemFont('system'));
