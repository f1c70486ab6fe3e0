import { findShownAsset } from '#lib/brand/find-shown-asset.ts';
import { getBrands } from '#lib/brand/get-brands.ts';
import { getSite } from '#lib/brand/site.ts';

type AssetParams = { id: string; file: string };

/** An image or font of a brand. Its name is made of its content, so a browser may keep it for ever. */
export async function GET(
  { method, headers }: Request,
  context: { params: Promise<AssetParams> },
): Promise<Response> {
  const { id, file } = await context.params;
  const site = getSite(headers);
  const asset = findShownAsset({ site, index: getBrands(), brandId: id, name: file });
  if (!asset) return new Response(null, { status: 404, headers: UNKNOWN_HEADERS });
  const { bytes, contentType } = asset;
  return new Response(method === 'HEAD' ? null : Buffer.from(bytes), {
    headers: {
      'Content-Type': contentType,
      'Cache-Control': 'public, max-age=31536000, immutable',
      ...CLOSED_HEADERS,
    },
  });
}

/** Opened by itself, a drawing may style itself and do nothing else. */
const CLOSED_HEADERS = {
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
};

const UNKNOWN_HEADERS = { 'Cache-Control': 'no-store', ...CLOSED_HEADERS };
