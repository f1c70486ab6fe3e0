import type { Brand } from '../brand.ts';
import type { BrandSettings } from '../schema/brand-schema.ts';
import { builtInTheme } from '../theme/built-in-theme.ts';

/** For tests: a brand with these settings and nothing else of its own. */
export function makeTestBrand(settings: Partial<BrandSettings> = {}): Brand {
  return {
    id: 'test',
    settings: { name: 'Harbor Gym', ...settings },
    theme: builtInTheme,
    assets: new Map(),
  };
}
