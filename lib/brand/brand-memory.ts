import { processWide } from '#lib/process-wide.ts';
import type { Brand } from './brand.ts';
import type { BrandIndex } from './brand-index.ts';
import type { Site } from './site.ts';

export const sharedBrandIdsByRef = processWide<Map<string, string>>('brandIdsByRef');

const MAX_REFS = 10_000;

/** Only for looks: nothing is shown or hidden by it, and it may forget at any time. */
function getMemory(): Map<string, string> {
  sharedBrandIdsByRef.value ??= new Map();
  return sharedBrandIdsByRef.value;
}

/** Remembers the brand of a bill that was shown, for the pages that cannot read the bill. */
export function rememberBrand(ref: string, brandId: string): void {
  const memory = getMemory();
  memory.delete(ref);
  memory.set(ref, brandId);
  const [oldest] = memory.keys();
  if (memory.size > MAX_REFS && oldest !== undefined) memory.delete(oldest);
}

/** The id of the brand that this bill was last shown in, as far as this process remembers. */
export function recallBrandId(ref: string): string | undefined {
  return getMemory().get(ref);
}

type Question = {
  readonly site: Site;
  readonly index: BrandIndex;
  /** What is remembered of the bill, if it is known which bill it is. */
  readonly rememberedId?: string | undefined;
};

/**
 * The brand of a page without a readable bill: the host's own, and nothing else at its host; at the
 * shared address the one remembered, unless that brand shows at its own hosts alone.
 */
export function chooseProblemBrand({ site, index, rememberedId }: Question): Brand {
  if (site.brandId !== undefined) return index.findById(site.brandId) ?? index.fallback;
  const remembered = rememberedId === undefined ? undefined : index.findById(rememberedId);
  return remembered && !remembered.settings.match?.onlyOwnHosts ? remembered : index.fallback;
}
