import { getBrands } from '#lib/brand/brand-index.ts';
import { getSite } from '#lib/brand/site.ts';

/** The icon of the page itself. */
const BUILT_IN_ICON = '/icon.svg';

/** Leads to the icon of the brand whose site it is. The way there may be another one tomorrow. */
export function GET({ headers }: Request): Response {
  const { findById, fallback } = getBrands();
  const { brandId } = getSite(headers);
  const brand = (brandId && findById(brandId)) || fallback;
  const Location = brand.icon?.light.src ?? BUILT_IN_ICON;
  return new Response(null, {
    status: 307,
    headers: { Location, 'Cache-Control': 'private, no-store' },
  });
}
