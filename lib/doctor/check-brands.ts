import { checkFolders, listBrandFolders } from '#lib/brand/command/check-folders.ts';
import { loadBrandFolder } from '#lib/brand/files/load-brand-folder.ts';
import type { Env } from '#lib/env.ts';
import type { Finding } from './finding.ts';

/** Whether all brands are in order; the command of the brands tells what is wrong with one. */
export async function checkBrands({
  brandsDir,
}: Pick<Env, 'brandsDir'>): Promise<readonly Finding[]> {
  if (brandsDir === undefined) {
    const said = 'none named: every bill has the page’s own look';
    return [{ what: 'brands', state: 'good', said }];
  }
  const lines: string[] = [];
  const write = (text: string) => void lines.push(text);
  const code = await checkFolders([brandsDir], { isShort: true, write });
  const said = (lines.at(-1) ?? '').trim();
  if (code === 0) return [{ what: 'brands', state: 'good', said }];
  const todo = `npm run brand -- check ${brandsDir} tells what is wrong. Bills of such a brand have the page’s own look.`;
  return [{ what: 'brands', state: 'warning', said, todo }];
}

/** The hosts that brands have for themselves, of those that can be read. */
export async function listBrandHosts({
  brandsDir,
}: Pick<Env, 'brandsDir'>): Promise<readonly string[]> {
  const folders = brandsDir ? await listBrandFolders(brandsDir) : undefined;
  if (!folders?.ok) return [];
  const brands = await Promise.all(folders.value.map(loadBrandFolder));
  return brands.flatMap((brand) => (brand.ok ? (brand.value.settings.match?.hosts ?? []) : []));
}
