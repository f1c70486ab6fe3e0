import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import {
  checkRaster,
  findImageKind,
  IMAGE_KINDS,
  type RasterKind,
} from '#lib/images/check-raster.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { BrandAsset } from '../brand.ts';
import { type BrandFolder, MAX_BYTES, type NamedFile } from '../files/brand-folder.ts';
import { type CheckedImage, checkSvgApart, sketchApart } from './check-apart.ts';
import { checkFont, type FontMetrics } from './check-font.ts';
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

/** Of the files whose outcome is kept; an outcome is hardly larger than its file. */
const MAX_KEPT_BYTES = 32 * 1024 * 1024;

/** A check takes milliseconds, and the same file comes again with every reading of its folder. */
const outcomes = new Map<string, Result<LoadedFile, string>>();
let keptBytes = 0;

/** Checks a file that brand.json names by its content; a failure says in words what is wrong with it. */
export async function loadFile(
  { name, use }: NamedFile,
  folder: BrandFolder,
): Promise<Result<LoadedFile, string>> {
  const bytes = folder.get(name);
  if (!bytes) return fail(`${name} is not in the folder`);
  const key = `${use} ${extname(name)} ${hash(bytes)}`;
  const outcome = outcomes.get(key) ?? (await check({ name, use, bytes }));
  if (keptBytes > MAX_KEPT_BYTES) {
    outcomes.clear();
    keptBytes = 0;
  }
  if (!outcomes.has(key)) keptBytes += bytes.length;
  outcomes.set(key, outcome);
  return outcome.ok ? outcome : fail(`${name} ${outcome.failure}`);
}

type Unchecked = Pick<NamedFile, 'name' | 'use'> & { readonly bytes: Uint8Array };

async function check({ name, use, bytes }: Unchecked): Promise<Result<LoadedFile, string>> {
  if (use === 'font') {
    const metrics = await checkFont(bytes);
    if (!metrics.ok) return metrics;
    const asset = makeAsset('woff2', 'font/woff2', bytes);
    return succeed({ use: 'font', asset, metrics: metrics.value, remarks: [] });
  }
  const image = await checkImage({ name, use, bytes });
  if (!image.ok) return image;
  const { kind, width, height, remarks, sketch } = image.value;
  const { type, extensions } = IMAGE_KINDS[kind];
  const asset = makeAsset(extensions[0], type, image.value.bytes);
  return succeed({ use: 'image', asset, width, height, remarks, sketch });
}

/** Names checked content by its hash, so that an address never changes its meaning. */
function makeAsset(
  extension: string,
  contentType: BrandAsset['contentType'],
  bytes: Uint8Array,
): BrandAsset {
  return { name: `${hash(bytes)}.${extension}`, contentType, bytes };
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32);
}

/** A logo as a line of text at most; an icon about as wide as high. */
const MAX_RATIO = { logo: 12, icon: 1.25 } as const;

type Image = {
  readonly name: string;
  readonly use: 'logo' | 'icon';
  readonly bytes: Uint8Array;
};

/** Checks a logo or icon by its content; a failure says in words what is wrong with it. */
export async function checkImage({
  name,
  use,
  bytes,
}: Image): Promise<Result<CheckedImage, string>> {
  const kind = findImageKind(bytes);
  if (!kind)
    return fail(bytes.length === 0 ? 'is empty' : 'is not an SVG, PNG, JPEG or WebP image');
  const { called, extensions } = IMAGE_KINDS[kind];
  const ending = name.toLowerCase().split('.').at(-1);
  if (!extensions.some((extension) => extension === ending)) {
    return fail(`holds ${called} image: end its name with .${extensions[0]}`);
  }
  if (bytes.length > MAX_BYTES[use]) return fail(`is larger than ${MAX_BYTES[use] / 1024} KB`);
  const checked = kind === 'svg' ? await checkSvgApart(bytes) : await checkPicture(kind, bytes);
  if (!checked.ok) return checked;
  const fault = findShapeFault(use, checked.value);
  return fault === undefined ? succeed(checked.value) : fail(fault);
}

async function checkPicture(
  kind: RasterKind,
  bytes: Uint8Array,
): Promise<Result<CheckedImage, string>> {
  const checked = checkRaster(kind, bytes);
  if (!checked.ok) return checked;
  const sketch = kind === 'webp' ? undefined : await sketchApart({ ...checked.value, kind });
  return succeed({ ...checked.value, remarks: [], sketch });
}

function findShapeFault(use: 'logo' | 'icon', { width, height }: CheckedImage): string | undefined {
  const ratio = Math.max(width / height, height / width);
  if (ratio <= MAX_RATIO[use]) return undefined;
  const shape = `is ${round(width)} × ${round(height)}`;
  if (use === 'icon') return `${shape}; an icon is about as wide as high`;
  return `${shape}; a logo is at most ${MAX_RATIO.logo} times as wide as high, or as high as wide`;
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}
