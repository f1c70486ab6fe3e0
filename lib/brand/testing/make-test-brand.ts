import type { Brand } from '../brand.ts';
import { BUILT_IN_BRAND } from '../built-in-brand.ts';
import type { BrandSettings } from '../schema/brand-schema.ts';

/** For tests: a brand with these settings and nothing else of its own. */
export function makeTestBrand(settings: Partial<BrandSettings> = {}): Brand {
  return {
    id: 'test',
    settings: { name: 'Harbor Gym', ...settings },
    theme: BUILT_IN_BRAND.theme,
    assets: new Map(),
  };
}
