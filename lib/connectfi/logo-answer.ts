import { z } from 'zod';
import { findImageKind, type ImageKind } from '#lib/brand/files/image-kind.ts';
import type { MerchantLogo } from '#lib/payment/payment.ts';
import { readLogoSize } from './read-logo-size.ts';

/** It travels within every page, so it must be small. */
const MAX_LOGO_SIZE_IN_BYTES = 64 * 1024;

const DATA_URL = /^data:image\/(?:png|jpeg|webp|svg\+xml);base64,([A-Za-z0-9+/]+={0,2})$/;

const TYPES: Readonly<Record<ImageKind, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  svg: 'image/svg+xml',
};

/**
 * The merchant's logos (U2: inferred). One that comes as a `data:` address is taken, under the type that
 * its content has; one that is an id alone cannot be shown, since nobody documents how a customer's page
 * gets it. An image runs no script, so an SVG is safe where it is nothing but an image.
 */
export const logosSchema = z
  .array(z.object({ url: z.string().optional().catch(undefined), type: z.unknown().optional() }))
  .optional()
  .catch(undefined)
  .transform((logos = []): MerchantLogo | undefined => {
    const light = logos.filter(({ type }) => type === 'light');
    for (const { url } of [...light, ...logos]) {
      const logo = parseLogo(url);
      if (logo) return logo;
    }
    return undefined;
  });

function parseLogo(url: string | undefined): MerchantLogo | undefined {
  if (!url || url.length > MAX_LOGO_SIZE_IN_BYTES * 1.4) return undefined;
  const bytes = Buffer.from(DATA_URL.exec(url)?.[1] ?? '', 'base64');
  if (bytes.length === 0 || bytes.length > MAX_LOGO_SIZE_IN_BYTES) return undefined;
  const kind = findImageKind(bytes);
  const size = kind && readLogoSize(kind, bytes);
  if (!size) return undefined;
  return { src: `data:${TYPES[kind]};base64,${bytes.toString('base64')}`, ...size };
}
