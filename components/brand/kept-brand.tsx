'use client';

import type { PageBrand } from '#lib/brand/view/brand-view.ts';
import type { Messages } from '#lib/messages/get-messages.ts';
import type { StyledPart } from '#lib/page/page-status.ts';

/** What of a brand a screen of last resort shows. */
export type KeptBrand = Pick<PageBrand, 'view' | 'reference'> & {
  /** Where the page is not in English, whose words the screen has by itself. */
  readonly crash?: Messages['crash'];
};

/** What this document was sent with. */
const kept: Partial<Record<StyledPart, KeptBrand>> = {};

/** The brand that this document came with, as far as a screen of last resort can know it. */
export function getKeptBrand(): KeptBrand | undefined {
  return kept.page ?? kept.site;
}

/** The choice of a language that this document came with: a form, which works without React. */
let languageForm: Node | undefined;

/**
 * Remembers the brand of the document, the first one of each part: for screens of last resort, and wherever a problem
 * needs the reference of the page.
 */
export function KeepBrand({ of, ...brand }: KeptBrand & { readonly of: StyledPart }) {
  // On the server nothing is kept: there the next request is somebody else's.
  if (typeof window !== 'undefined') {
    kept[of] ??= brand;
    languageForm ??= document.querySelector('[data-languages]')?.cloneNode(true);
  }
  return null;
}

/** The choice once more. A document that came with none has its words in the reader’s language all the same. */
export function KeptLanguages() {
  return <div ref={putLanguages} className="empty:hidden" />;
}

function putLanguages(place: HTMLElement | null): void {
  if (languageForm) place?.replaceChildren(languageForm);
}
