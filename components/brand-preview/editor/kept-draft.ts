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
