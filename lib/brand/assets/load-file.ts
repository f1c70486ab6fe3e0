import { createHash } from 'node:crypto';
import type { ImageKind } from '#lib/images/check-raster.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { BrandAsset } from '../brand.ts';
import type { BrandFolder, NamedFile } from '../files/brand-folder.ts';
import type { FontMetrics } from './check-font.ts';
import { checkFont } from './check-font.ts';
import { checkImage } from './check-image.ts';
import type { Sketch } from './sketch-image.ts';

/** A file of a brand, checked, as it will be served. */
export type LoadedFile = { readonly asset: BrandAsset; readonly remarks: readonly string[] } & (
  | {
      readonly use: 'image';
      readonly width: number;
      readonly height: number;
      readonly sketch?: Sketch | undefined;
    }
  | { readonly use: 'font'; readonly metrics: FontMetrics }
);

/** The files of a brand by their places in its settings, as `logo.light`. */
export type LoadedFiles = ReadonlyMap<string, LoadedFile>;

/** Checks a file that brand.json names by its content; a failure says in words what is wrong with it. */
export async function loadFile(
  { name, use }: NamedFile,
  folder: BrandFolder,
): Promise<Result<LoadedFile, string>> {
  const bytes = folder.get(name);
  if (!bytes) return fail(`${name} is not in the folder`);
  if (use === 'font') {
    const metrics = await checkFont(bytes);
    if (!metrics.ok) return fail(`${name} ${metrics.failure}`);
    const asset = makeAsset('woff2', bytes);
    return succeed({ use: 'font', asset, metrics: metrics.value, remarks: [] });
  }
  const image = await checkImage({ name, use, bytes });
  if (!image.ok) return fail(`${name} ${image.failure}`);
  const { kind, width, height, remarks, sketch } = image.value;
  const asset = makeAsset(kind, image.value.bytes);
  return succeed({ use: 'image', asset, width, height, remarks, sketch });
}

const CONTENT_TYPES = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  woff2: 'font/woff2',
} as const satisfies Record<ImageKind | 'woff2', BrandAsset['contentType']>;

/** Names checked content by its hash, so that an address never changes its meaning. */
function makeAsset(kind: keyof typeof CONTENT_TYPES, bytes: Uint8Array): BrandAsset {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  const extension = kind === 'jpeg' ? 'jpg' : kind;
  return { name: `${hash}.${extension}`, contentType: CONTENT_TYPES[kind], bytes };
}
