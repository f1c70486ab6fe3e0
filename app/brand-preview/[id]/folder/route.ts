import { findPreviewBrands } from '#lib/brand/preview/prepare-preview.ts';
import { packFolder, parseDraftKey } from '#lib/brand/preview/shown-brand.ts';
import { answerFailure } from '#lib/http/answers/answer.ts';

type Context = { params: Promise<{ id: string }> };

/** The folder of a brand, as the draft of the key has it, in a zip archive to be kept. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const key = parseDraftKey(new URL(request.url).searchParams.get('draft'));
  const shown = await findPreviewBrands()?.findShown(id, key);
  if (!shown || shown.folder.size === 0) return answerFailure({ code: 'notFound' });
  return new Response(packFolder(shown), {
    headers: {
      'Content-Type': 'application/zip',
      // An id is made of letters, digits and hyphens.
      'Content-Disposition': `attachment; filename="${shown.id}.zip"`,
      'Cache-Control': 'no-store',
    },
  });
}
