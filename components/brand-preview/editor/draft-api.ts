import type { BrandForm } from '#lib/brand/preview/brand-form.ts';

export type DraftAnswer = BrandForm | 'tooLarge' | 'unreachable';

/** Puts one file into the draft, `brand.json` among them; the answer is the form that it has then. */
export async function putDraftFile(
  { brandId, key }: { readonly brandId: string; readonly key: string },
  name: string,
  content: BodyInit,
): Promise<DraftAnswer> {
  const query = new URLSearchParams({ key, file: name });
  try {
    const response = await fetch(`/brand-preview/${brandId}/draft?${query}`, {
      method: 'PUT',
      body: content,
    });
    if (response.status === 413) return 'tooLarge';
    const answer: unknown = response.ok && (await response.json());
    return isBrandForm(answer) ? answer : 'unreachable';
  } catch {
    return 'unreachable';
  }
}

/** A key that nobody else has. */
export function createDraftKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Enough to tell our handler's answer from a page of something in between: both are of one build. */
function isBrandForm(answer: unknown): answer is BrandForm {
  return typeof answer === 'object' && answer !== null && 'problems' in answer && 'css' in answer;
}
