import { fail, type Result, succeed } from '#lib/result.ts';
import type { Brand, BrandAsset, BrandProblem } from '../brand.ts';
import { DEFAULT_ID, isIdLike } from '../brand-id.ts';
import type { BrandSettings } from '../brand-schema.ts';
import { buildTheme } from '../theme/build-theme.ts';
import { arrangeFont } from './arrange-font.ts';
import { arrangeImages } from './arrange-images.ts';
import { type BrandFolder, SETTINGS_FILE } from './brand-folder.ts';
import { checkSettings } from './check-settings.ts';
import { findRemarks } from './find-remarks.ts';
import { listNamedFiles } from './list-named-files.ts';
import { type LoadedFile, loadFile } from './load-file.ts';
import { parseBrandJson } from './parse-brand-json.ts';

/** The files of a brand by their place in brand.json: `logo.light`. */
export type LoadedFiles = ReadonlyMap<string, LoadedFile>;

type Source = {
  /** The folder's name. */
  readonly id: string;
  readonly folder: BrandFolder;
};

/**
 * Makes a brand of the files of its folder, as `readBrandFolder` or an editor gives them. Checks everything
 * and fails with every problem at once, in words for the brand's owner. Never throws, whatever it is given.
 */
export async function loadBrand({
  id,
  folder,
}: Source): Promise<Result<Brand, readonly BrandProblem[]>> {
  const json = parseBrandJson(folder);
  if (!json.ok) return fail([...checkId(id), { where: SETTINGS_FILE, what: json.failure }]);
  const settings = checkSettings(json.value);
  const { files, problems } = await loadFiles(folder, json.value);
  if (!settings.ok) return fail([...checkId(id), ...settings.failure, ...problems]);
  const all = [...checkId(id), ...checkDefault(id, settings.value), ...problems];
  return all.length > 0 ? fail(all) : succeed(assemble(id, settings.value, files));
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

async function loadFiles(folder: BrandFolder, json: unknown) {
  const files = new Map<string, LoadedFile>();
  const problems: BrandProblem[] = [];
  for (const named of listNamedFiles(json)) {
    const result = await loadFile(named, folder);
    if (result.ok) files.set(named.where, result.value);
    else problems.push({ where: named.where, what: result.failure });
  }
  return { files, problems };
}

function assemble(id: string, settings: BrandSettings, files: LoadedFiles): Brand {
  const base = `/brand/${id}/`;
  return {
    id,
    settings,
    theme: buildTheme(settings, arrangeFont(settings.font, files, base)),
    ...arrangeImages(files, base),
    assets: new Map<string, BrandAsset>(
      Array.from(files.values(), ({ asset }) => [asset.name, asset]),
    ),
    remarks: findRemarks(settings, files),
  };
}
