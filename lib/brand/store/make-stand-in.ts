import type { Brand } from '../brand.ts';
import type { BrandSettings } from '../schema/brand-schema.ts';
import { builtInTheme } from '../theme/built-in-theme.ts';

/**
 * Keeps the hosts of a brand that is not in order, so that its customers are not turned away and its
 * bills do not show elsewhere. Looks like the default brand, without the files that only this one serves,
 * and as a platform does: these bills are not the default brand's own, so it must not name their payee.
 */
export function makeStandIn(id: string, match: BrandSettings['match'], fallback: Brand): Brand {
  const { logo: _logo, icon: _icon, ...settings } = fallback.settings;
  const theme = fallback.theme.font.kind === 'files' ? { font: builtInTheme.font } : {};
  return {
    id,
    settings: { ...settings, ...(settings.name && { kind: 'platform' as const }), match },
    theme: { ...fallback.theme, ...theme },
    assets: new Map(),
  };
}
