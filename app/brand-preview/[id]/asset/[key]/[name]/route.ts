import { CLOSED_FILE_HEADERS } from '#lib/brand/choose-brand.ts';
import { findPreviewBrands } from '#lib/brand/preview/prepare-preview.ts';

type Context = { params: Promise<{ id: string; key: string; name: string }> };

/** A file of a brand or draft in the preview, under the same closed policy as where brands are in use. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, key, name } = await params;
  const shown = await findPreviewBrands()?.findShown(id, key);
  const asset = shown?.brand.assets.get(name);
  if (!asset) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(asset.bytes), {
    headers: {
      'Content-Type': asset.contentType,
      // The name is made of the content.
      'Cache-Control': 'private, max-age=3600, immutable',
      ...CLOSED_FILE_HEADERS,
    },
  });
}
