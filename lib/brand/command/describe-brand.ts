import { formatTable } from '#lib/format-table.ts';
import type { Brand } from '../brand.ts';
import type { ContrastRow, Scheme } from '../theme/theme.ts';

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
  return remarks
    .map(
      ({ where, what, level }) =>
        `  ${level === 'warning' ? 'Warning' : 'Note'} on ${where}: ${what}\n`,
    )
    .join('');
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
  const rows = shown.map(({ scheme, part, role, asked, used, distance }) => [
    scheme,
    nameRole(part, role),
    asked,
    used,
    distance,
  ]);
  const title = '  Moved so that it can be read (distance: 0 is the same, 1 is black to white)\n';
  return title + formatTable([['scheme', 'colour', 'asked', 'used', 'distance'], ...rows]);
}

function describeContrast({ theme: { contrast } }: Brand): string {
  // Either scheme may have pairs that the other has not: those of a letter of another tone.
  const pairs = new Map(contrast.map((row) => [namePair(row), row]));
  const rows = Array.from(pairs, ([pair, row]) => {
    const measure = (scheme: Scheme) => {
      const found = contrast.find((other) => other.scheme === scheme && namePair(other) === pair);
      return found ? roundDown(found.ratio) : '';
    };
    return [nameWhat(row), row.background, row.needed, measure('light'), measure('dark')];
  });
  const head = ['what', 'on', 'needed', 'light', 'dark'];
  return `  Contrast (WCAG 2.2 AA)\n${formatTable([head, ...rows])}`;
}

function namePair(row: ContrastRow): string {
  return `${nameWhat(row)} on ${row.background}`;
}

function nameWhat({ part, foreground }: ContrastRow): string {
  return nameRole(part, foreground);
}

/** The letter's own colours are told from the paper's. */
function nameRole(part: ContrastRow['part'], role: string): string {
  return part ? `${part}: ${role}` : role;
}

/** 4.499 must not read as 4.50. */
function roundDown(ratio: number): number {
  return Math.floor(ratio * 100) / 100;
}
