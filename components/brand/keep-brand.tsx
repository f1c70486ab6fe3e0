'use client';

import type { StyledPart } from '#lib/page/page-status.ts';
import { type KeptBrand, keepBrand } from './kept-brand.ts';

/** Remembers the brand of the document, on the screen and wherever a problem needs the reference of the page. */
export function KeepBrand({ of, ...brand }: KeptBrand & { readonly of: StyledPart }) {
  // On the server nothing is kept: there the next request is somebody else's.
  if (typeof window !== 'undefined') keepBrand(of, brand);
  return null;
}
