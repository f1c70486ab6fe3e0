import type { Brand } from './brand.ts';
import { DEFAULT_ID } from './brand-id.ts';

/** The ids of brands in which no bill can ever show: they match nothing, and are nobody's base. */
export function findIdleBrands(brands: readonly Brand[]): string[] {
  const bases = new Set(brands.map(({ settings }) => settings.extends));
  return brands
    .filter(({ id, settings }) => id !== DEFAULT_ID && !bases.has(id) && !matchesAnything(settings))
    .map(({ id }) => id);
}

function matchesAnything({ match = {} }: Brand['settings']): boolean {
  return Object.values(match).some((keys) => Array.isArray(keys) && keys.length > 0);
}
