import { SITE_BRAND_HEADER, SITE_ORIGIN_HEADER } from '#lib/internal-headers.ts';

/** The address under which a request came: the shared one, or a brand's own. */
export type Site = {
  /** Scheme, host and port as the customer's browser has them. */
  readonly origin: string;
  /** Set where the host is a brand's own. */
  readonly brandId?: string;
};

type Headers = { get(name: string): string | null };

/** The site of a request, as our own server has named it. Throws where it has not. */
export function getSite(headers: Headers): Site {
  const origin = headers.get(SITE_ORIGIN_HEADER);
  if (!origin) throw new Error('The request did not come through server.ts');
  const brandId = headers.get(SITE_BRAND_HEADER);
  return brandId ? { origin, brandId } : { origin };
}
