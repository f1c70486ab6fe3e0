import { z } from 'zod';

/** One line or a few of plain text, of at most this many characters. */
export function plainText(maxLength: number) {
  return z.string().trim().min(1).max(maxLength);
}

/** `#rgb` or `#rrggbb`. */
export const colour = z.string().regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i);

/** The name of a file in the brand's own folder. */
export const assetFile = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/);

/** A host name without scheme, port or path. */
export const hostName = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/);

/** As connectFi writes ids and references. */
export const upstreamId = z.string().min(1).max(200);

export const httpsAddress = z.url({ protocol: /^https$/ });
export const httpsOrigin = z.url({ protocol: /^https$/ });
export const mailAddress = z.email();
export const phoneNumber = z.string().min(3).max(40);
export const languageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);
