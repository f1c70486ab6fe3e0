'use client';

import type { StyledPart } from '#lib/page/page-status.ts';
import { type KeptBrand, keepBrand } from './kept-brand.ts';

/** The choice of a language that this document came with: a form, which works without React. */
let languageForm: Node | undefined;

/**
 * Remembers the brand of the document, the first one of each part: for screens of last resort, and wherever a problem
 * needs the reference of the page.
 */
export function KeepBrand({ of, ...brand }: KeptBrand & { readonly of: StyledPart }) {
  // On the server nothing is kept: there the next request is somebody else's.
  if (typeof window !== 'undefined') {
    keepBrand(of, brand);
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
