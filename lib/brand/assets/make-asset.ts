import { createHash } from 'node:crypto';
import type { ImageKind } from '#lib/images/image-kind.ts';
import type { BrandAsset } from '../brand.ts';

const CONTENT_TYPES = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  woff2: 'font/woff2',
} as const satisfies Record<ImageKind | 'woff2', BrandAsset['contentType']>;

/** Names checked content by its hash, so that an address never changes its meaning. */
export function makeAsset(kind: keyof typeof CONTENT_TYPES, bytes: Uint8Array): BrandAsset {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  const extension = kind === 'jpeg' ? 'jpg' : kind;
  return { name: `${hash}.${extension}`, contentType: CONTENT_TYPES[kind], bytes };
}
