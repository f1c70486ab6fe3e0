import { fail, type Result, succeed } from '#lib/result.ts';
import { arrangeFont } from '../assets/arrange-font.ts';
import { arrangeImages } from '../assets/arrange-images.ts';
import { type LoadedFile, loadFile } from '../assets/load-file.ts';
import { type Brand, type BrandProblem, type BrandRemark, DEFAULT_ID, isIdLike } from '../brand.ts';
import type { BrandSettings } from '../schema/brand-schema.ts';
import { buildTheme } from '../theme/build-theme.ts';
import { type BrandFolder, listNamedFiles, parseBrandJson, SETTINGS_FILE } from './brand-folder.ts';
import { checkSettings } from './check-settings.ts';
import { findRemarks } from './find-remarks.ts';
import { listInherited, mergeSettings, WHOLE } from './merge-settings.ts';

/** A brand that another one extends, and its files. */
export type Base = { readonly id: string; readonly folder: BrandFolder };

type Source = {
  /** The folder's name. */
  readonly id: string;
  readonly folder: BrandFolder;
  /** The brands that it extends, the nearest first; by `readBases`. */
  readonly bases?: readonly Base[];
  /** What the addresses of its files begin with, where they are not to be served to customers. */
  readonly address?: string | undefined;
};

/**
 * Makes a brand of the files of its folder, as `readFolderFiles` or an editor gives them. Checks everything
 * and fails with every problem at once, in words for the brand's owner. Never throws, whatever it is given.
 */
export async function loadBrand({
  id,
  folder,
  bases = [],
  address = `/brand/${id}/`,
}: Source): Promise<Result<Brand, readonly BrandProblem[]>> {
  const json = parseBrandJson(folder);
  if (!json.ok) return fail([...checkId(id), { where: SETTINGS_FILE, what: json.failure }]);
  const line = readLine({ id, folder }, bases);
  const written = line.reduceRight<unknown>(
    (base, { json: own }) => mergeSettings(own, base),
    undefined,
  );
  const settings = checkSettings(written);
  const { files, problems } = await loadFiles(line, written);
  const faults = [
    ...checkId(id),
    ...(settings.ok ? checkDefault(id, settings.value) : settings.failure.map(attribute(line))),
    ...problems.map(attribute(line)),
  ];
  if (!settings.ok || faults.length > 0) return fail(faults);
  const { font, logo } = settings.value;
  const theme = buildTheme(settings.value, arrangeFont(font, files, address));
  const arranged = arrangeImages({ files, base: address, theme, size: logo?.size });
  return succeed({
    id,
    settings: settings.value,
    theme,
    ...arranged.images,
    assets: new Map(Array.from(files.values(), ({ asset }) => [asset.name, asset])),
    remarks: [
      ...findInherited(written, line),
      ...arranged.remarks,
      ...findRemarks(settings.value, written, files),
    ],
  });
}

function checkId(id: string): BrandProblem[] {
  if (isIdLike(id)) return [];
  const what =
    'must be small letters, digits and dashes, at most 63, and begin with a letter or digit';
  return [{ where: 'name of the folder', what }];
}

/** The default brand stands in wherever no other does: one that does not show there would hide bills. */
function checkDefault(id: string, { match }: BrandSettings): BrandProblem[] {
  if (id !== DEFAULT_ID || !match?.onlyOwnHosts) return [];
  return [{ where: 'match.onlyOwnHosts', what: 'cannot hold for the default brand' }];
}

/** A brand and those that it extends, the nearest first. */
type Line = readonly (Base & { readonly json: unknown })[];

function readLine(own: Base, bases: readonly Base[]): Line {
  return [own, ...bases].map((base) => {
    const json = parseBrandJson(base.folder);
    return { ...base, json: json.ok ? json.value : undefined };
  });
}

/** The first of the line that sets a member: `colors.light.accent`, `match.hosts[1]`. */
function findOwner(line: Line, where: string): Line[number] | undefined {
  const parts = where.split(/[.[\]]+/).filter((part) => part !== '');
  const path = WHOLE.has(parts[0] ?? '') ? parts.slice(0, 1) : parts;
  for (let length = path.length; length > 0; length -= 1) {
    const owner = line.find(({ json }) => has(json, path.slice(0, length)));
    if (owner) return owner;
  }
  return undefined;
}

function has(json: unknown, [first, ...rest]: readonly string[]): boolean {
  if (first === undefined) return true;
  if (typeof json !== 'object' || json === null || !Object.hasOwn(json, first)) return false;
  return has(Reflect.get(json, first), rest);
}

/** Says of a problem that comes from a base which one it is. */
function attribute(line: Line) {
  return ({ where, what }: BrandProblem): BrandProblem => {
    const owner = findOwner(line, where);
    return owner && owner !== line[0]
      ? { where, what: `${what} (set by ${owner.id})` }
      : { where, what };
  };
}

async function loadFiles(line: Line, json: unknown) {
  const files = new Map<string, LoadedFile>();
  const problems: BrandProblem[] = [];
  for (const named of listNamedFiles(json)) {
    // A name means a file of the folder whose brand.json says it.
    const owner = findOwner(line, named.where) ?? line[0];
    const result = await loadFile(named, owner?.folder ?? new Map());
    if (result.ok) files.set(named.where, result.value);
    else problems.push({ where: named.where, what: result.failure });
  }
  return { files, problems };
}

function findInherited(written: unknown, [own, ...bases]: Line): BrandRemark[] {
  if (!own || bases.length === 0) return [];
  const members = listInherited(own.json, written).join(', ') || 'nothing';
  const what = `takes ${members} from ${bases.map(({ id }) => id).join(', ')}`;
  return [{ where: 'extends', what, level: 'note' }];
}
