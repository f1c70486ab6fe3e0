'use client';

import { useServerInsertedHTML } from 'next/navigation';
import { useInsertionEffect, useRef, useState } from 'react';
import { preload } from 'react-dom';
import type { PageBrand } from '#lib/brand/view/page-brand.ts';
import { keepFirst, type Part } from './kept-brand.ts';

/**
 * The brand's colours, corners and font, at the end of the head and outside of what React owns. A document
 * keeps the look that it came with: its policy knows one nonce alone, so that a style with a later one, of a
 * page drawn again, would be refused.
 */
export function BrandStyle({ of, brand }: { of: Part; brand: PageBrand }) {
  const [{ css, fonts, nonce }] = useState(() => keepFirst(of, brand));
  const isWritten = useRef(false);
  if (of === 'page') fonts.forEach(preloadFont);
  useServerInsertedHTML(() => {
    if (isWritten.current) return null;
    isWritten.current = true;
    return (
      <style key={of} nonce={nonce} data-brand={of}>
        {css}
      </style>
    );
  });
  useInsertionEffect(() => addMissingStyle(of, css, nonce), [of, css, nonce]);
  return null;
}

/** A page that failed on our server is drawn by the browser alone. */
function addMissingStyle(part: Part, css: string, nonce: string): void {
  if (document.querySelector(`style[data-brand="${part}"]`)) return;
  const style = document.createElement('style');
  Object.assign(style, { nonce, textContent: css });
  style.dataset.brand = part;
  document.head.append(style);
}

/** Found in the style sheet alone, a font would come late, and lines that it breaks elsewhere would jump. */
function preloadFont(address: string): void {
  preload(address, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });
}
