import type { Brand } from '../brand.ts';
import { formatTable } from './format-table.ts';

/** What the check prints of a brand that is in order. */
export function describeBrand(brand: Brand, { isShort }: { isShort: boolean }): string {
  return [
    `${brand.id}: in order (${brand.settings.name})\n`,
    describeRemarks(brand),
    describeFiles(brand),
    describeMoves(brand),
    isShort ? '' : describeContrast(brand),
    '\n',
  ].join('');
}

function describeRemarks({ remarks = [] }: Brand): string {
  return remarks.map(({ where, what }) => `  Note on ${where}: ${what}\n`).join('');
}

function describeFiles({ settings, logo, icon, theme, assets }: Brand): string {
  const weigh = (src: string) => `${Math.ceil(sizeOf(src, assets) / 1024)} KB`;
  const images = [
    ['logo.light', settings.logo?.light, logo?.light],
    ['logo.dark', settings.logo?.dark, logo?.dark],
    ['icon.light', settings.icon?.light, icon?.light],
    ['icon.dark', settings.icon?.dark, icon?.dark],
  ] as const;
  const rows = images.flatMap(([where, name, image]) =>
    name && image ? [[where, name, `${image.width} × ${image.height}`, weigh(image.src)]] : [],
  );
  const faces = theme.font.kind === 'files' ? theme.font.faces : [];
  const fonts = faces.map(({ src, weight }) => ['font', `weight ${weight}`, 'woff2', weigh(src)]);
  const all = [...rows, ...fonts];
  return all.length > 0 ? `  Files\n${formatTable(all)}` : '';
}

function sizeOf(src: string, assets: Brand['assets']): number {
  return assets.get(src.split('/').at(-1) ?? '')?.bytes.length ?? 0;
}

function describeMoves({ theme }: Brand): string {
  const shown = theme.moves.filter(({ scheme }) => ['auto', scheme].includes(theme.scheme));
  if (shown.length === 0) return '';
  const rows = shown.map(({ scheme, role, asked, used, distance }) => [
    scheme,
    role,
    asked,
    used,
    distance,
  ]);
  const title = '  Moved so that it can be read (distance: 0 is the same, 1 is black to white)\n';
  return title + formatTable([['scheme', 'colour', 'asked', 'used', 'distance'], ...rows]);
}

function describeContrast({ theme: { contrast } }: Brand): string {
  const rows = contrast
    .filter(({ scheme }) => scheme === 'light')
    .map(({ foreground, background, needed, ratio }) => {
      const dark = contrast.find(
        (row) =>
          row.scheme === 'dark' && row.foreground === foreground && row.background === background,
      );
      return [foreground, background, needed, roundDown(ratio), roundDown(dark?.ratio ?? 0)];
    });
  const head = ['what', 'on', 'needed', 'light', 'dark'];
  return `  Contrast (WCAG 2.2 AA)\n${formatTable([head, ...rows])}`;
}

/** 4.499 must not read as 4.50. */
function roundDown(ratio: number): number {
  return Math.floor(ratio * 100) / 100;
}
