import type { IncomingMessage } from 'node:http';
import type { Site } from '#lib/brand/site.ts';
import { SITE_BRAND_HEADER, SITE_ORIGIN_HEADER } from '#lib/internal-headers.ts';

/** By which proxies tell of an address, and Next would believe them; ours is known from `Host` alone. */
const HEADERS_OF_PROXIES = [
  'forwarded',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
] as const;

/** Tells what runs behind our server of the site, and drops what proxies say of it. */
export function nameSite({ headers }: IncomingMessage, site: Site | undefined): void {
  for (const name of HEADERS_OF_PROXIES) delete headers[name];
  if (site) headers[SITE_ORIGIN_HEADER] = site.origin;
  if (site?.brandId) headers[SITE_BRAND_HEADER] = site.brandId;
}
