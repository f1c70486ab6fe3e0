import type { DraftAddress, PreviewBrand } from './preview-brands.ts';

const MAX_DRAFTS = 24;

/** The drafts of open editors, in memory alone; the one that was used longest ago makes room. */
export function createDrafts() {
  const drafts = new Map<string, PreviewBrand>();
  return {
    find(address: DraftAddress): PreviewBrand | undefined {
      const name = nameDraft(address);
      const draft = drafts.get(name);
      if (!draft) return undefined;
      drafts.delete(name);
      drafts.set(name, draft);
      return draft;
    },
    keep(address: DraftAddress, draft: PreviewBrand): void {
      drafts.delete(nameDraft(address));
      drafts.set(nameDraft(address), draft);
      const [oldest] = drafts.keys();
      if (drafts.size > MAX_DRAFTS && oldest !== undefined) drafts.delete(oldest);
    },
  };
}

function nameDraft({ id, key }: DraftAddress): string {
  return `${id}/${key}`;
}
