import { getBrands } from '#lib/brand/brand-index.ts';
import { CLOSED_FILE_HEADERS, findShownAsset } from '#lib/brand/choose-brand.ts';
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
      ...CLOSED_FILE_HEADERS,
    },
  });
}

const UNKNOWN_HEADERS = { 'Cache-Control': 'no-store' };
