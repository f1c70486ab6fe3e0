import type { BrandForm } from '#lib/brand/preview/shown-brand.ts';

export const UNREACHABLE = 'The preview does not answer. Is it still running?';

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

/** `brand.json` as it stands in an editor, and the key of its draft at the server. */
type KeptDraft = { readonly key: string; readonly text: string };

/** Kept by the tab, so that it outlives a reload, and a server that has been started again. */
export function keepDraft(brandId: string, draft: KeptDraft | undefined): void {
  try {
    if (draft) sessionStorage.setItem(nameDraft(brandId), JSON.stringify(draft));
    else sessionStorage.removeItem(nameDraft(brandId));
  } catch {
    // Without storage, or with a full one, the server's copy has to do.
  }
}

export function readKeptDraft(brandId: string): KeptDraft | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(nameDraft(brandId)) ?? 'null');
    return isKept(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isKept(kept: unknown): kept is KeptDraft {
  return (
    typeof kept === 'object' &&
    kept !== null &&
    'key' in kept &&
    typeof kept.key === 'string' &&
    'text' in kept &&
    typeof kept.text === 'string'
  );
}

function nameDraft(brandId: string): string {
  return `brand-draft ${brandId}`;
}

/** A name that a file in a brand's folder may have, as near as can be to the one that it has. */
export function toFileName(name: string): string {
  const plain = name
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/-+\./g, '.')
    .slice(-80)
    .replace(/^[^A-Za-z0-9]+/, '');
  return plain || 'file';
}
