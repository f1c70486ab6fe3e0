'use client';

import { useState } from 'react';
import { preload } from 'react-dom';
import type { PageBrand } from '#lib/brand/page-brand.ts';

type Part = 'site' | 'page';

/** What this document was sent with. */
const kept: Partial<Record<Part, PageBrand>> = {};

/**
 * The brand's colours, corners and font, ahead of all that they are for. A document keeps the look that it
 * came with: its policy knows one nonce alone, so that a style with a later one, of a page drawn anew,
 * would be refused.
 */
export function BrandStyle({ of, brand }: { of: Part; brand: PageBrand }) {
  const [{ css, fonts, nonce }] = useState(() => keepFirst(of, brand));
  if (of === 'page') fonts.forEach(preloadFont);
  return (
    // Browsers hide a nonce from scripts, so that it never looks as it was sent.
    <style nonce={nonce} suppressHydrationWarning>
      {css}
    </style>
  );
}

/** Found in the style sheet alone, a font would come late, and lines that it breaks elsewhere would jump. */
function preloadFont(address: string): void {
  preload(address, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });
}

/** The brand that this document came with, as far as a screen of last resort can know it. */
export function getKeptBrand(): PageBrand | undefined {
  return kept.page ?? kept.site;
}

function keepFirst(part: Part, brand: PageBrand): PageBrand {
  // On the server nothing is kept: there the next request is somebody else's.
  if (typeof window === 'undefined') return brand;
  kept[part] ??= brand;
  return kept[part];
}
