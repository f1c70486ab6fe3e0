import { findPreviewBrands } from '#lib/brand/preview/prepare-preview.ts';
import { describeShown, parseDraftKey } from '#lib/brand/preview/shown-brand.ts';
import { assetFile } from '#lib/brand/schema/brand-values.ts';
import { answerFailure, answerJson } from '#lib/http/answers/answer.ts';
import { isFromOurPage, readLimitedBody } from '#lib/http/guard-request.ts';

type Context = { params: Promise<{ id: string }> };

/** Over every limit of a single file of a brand, so that one that is too large is explained as such. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Changes one file of the draft `key` of a brand, `brand.json` by default. The body is the file as it is.
 * Answers with the form that the draft has then.
 */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const { searchParams } = new URL(request.url);
  const previewBrands = findPreviewBrands();
  if (!previewBrands) return answerFailure({ code: 'notFound' });
  if (!isFromOurPage(request)) return answerFailure({ code: 'foreignOrigin' });
  const key = parseDraftKey(searchParams.get('key'));
  const file = assetFile.safeParse(searchParams.get('file') ?? 'brand.json');
  if (!key || !file.success) return answerFailure({ code: 'badRequest' });
  const body = await readLimitedBody(request, MAX_BODY_BYTES);
  if (!body) return answerFailure({ code: 'tooLarge' });
  const changed = await previewBrands.changeDraft({ id, key }, { name: file.data, bytes: body });
  if (changed === 'tooLarge') return answerFailure({ code: 'tooLarge' });
  return changed ? answerJson(await describeShown(changed)) : answerFailure({ code: 'notFound' });
}
