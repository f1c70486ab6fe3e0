import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { countOf, formatTable } from '#lib/format-table.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { Brand, BrandProblem } from '../brand.ts';
import { createBrandIndex, findIdleBrands } from '../brand-index.ts';
import { BUILT_IN_BRAND } from '../built-in-brand.ts';
import { SETTINGS_FILE } from '../files/brand-folder.ts';
import { loadBrandFolder } from '../files/load-brand-folder.ts';
import type { ContrastRow, Scheme } from '../theme/theme.ts';

type Options = { readonly isShort: boolean; readonly write: (text: string) => void };

/** Checks all brands at the given paths and prints what it finds; gives the exit code. */
export async function checkFolders(paths: readonly string[], options: Options): Promise<number> {
  const { write } = options;
  const brands: Brand[] = [];
  let wrong = 0;
  let hasWrongPath = false;
  for (const path of paths) {
    const folders = await listBrandFolders(path);
    if (!folders.ok) {
      write(`${path}: ${folders.failure}\n\n`);
      hasWrongPath = true;
      continue;
    }
    for (const folder of folders.value) {
      const brand = await loadBrandFolder(folder);
      if (brand.ok) brands.push(brand.value);
      else wrong += 1;
      write(brand.ok ? describeBrand(brand.value, options) : describeWrong(folder, brand.failure));
    }
  }
  const conflicts = createBrandIndex(brands, BUILT_IN_BRAND).conflicts.map(
    ({ brandId, where, what }) => `${brandId}: ${where}: ${what}`,
  );
  if (conflicts.length > 0) write(`Claimed by several brands:\n${list(conflicts)}\n`);
  const idle = findIdleBrands(brands);
  if (idle.length > 0) {
    const words =
      'No bill shows in these, since their match names nothing and no brand here extends them';
    write(`${words}:\n${list(idle)}\n`);
  }
  const claims = conflicts.length > 0 ? `, ${countOf(conflicts.length, 'claim')} in conflict` : '';
  write(`${countOf(brands.length, 'brand')} in order, ${wrong} with problems${claims}.\n`);
  return hasWrongPath || wrong + conflicts.length > 0 ? 1 : 0;
}

function describeWrong(folder: string, problems: readonly BrandProblem[]): string {
  const lines = problems.map(({ where, what }) => `${where}: ${what}`);
  return `${basename(folder)}: ${countOf(problems.length, 'problem')}\n${list(lines)}\n`;
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}\n`).join('');
}

/** The folders of brands at a path: itself where it is or holds a brand.json, else each folder in it. */
export async function listBrandFolders(path: string): Promise<Result<string[], string>> {
  const root = resolve(basename(path) === SETTINGS_FILE ? dirname(path) : path);
  const names = await readdir(root).catch(() => undefined);
  if (!names) return fail('is not a folder that can be read');
  if (names.includes(SETTINGS_FILE)) return succeed([root]);
  const entries = names.filter((name) => !name.startsWith('.')).sort();
  const folders: string[] = [];
  for (const name of entries) {
    // A link that leads nowhere was to be a brand.
    const found = await stat(join(root, name)).catch(() => undefined);
    if (found?.isDirectory() ?? true) folders.push(join(root, name));
  }
  return folders.length > 0
    ? succeed(folders)
    : fail('holds no brand: no folder with a brand.json');
}

/** What the check prints of a brand that is in order. */
function describeBrand(brand: Brand, { isShort }: { isShort: boolean }): string {
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
