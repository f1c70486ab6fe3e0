'use client';

import { useServerInsertedHTML } from 'next/navigation';
import { useEffect, useLayoutEffect, useRef } from 'react';

type PageStartProps = { readonly source: string; readonly nonce: string };

/**
 * Puts the document's first script of our own into its head, outside of what React owns: React would make a
 * script by `innerHTML` where it has to draw the whole page again, and Trusted Types forbid that.
 * Next's scripts may come earlier, but begin with the data that follows.
 */
export function PageStart({ source, nonce }: PageStartProps) {
  const isWritten = useRef(false);
  useServerInsertedHTML(() => {
    if (isWritten.current) return null;
    isWritten.current = true;
    return <script nonce={nonce}>{source}</script>;
  });
  return null;
}

/**
 * Says that the page works now, and has a press carried out that came too early (`writePageStart`). Stands
 * behind all else of the page. React takes every attribute off a root element that it draws again.
 */
export function ScriptsReady() {
  useLayoutEffect(() => document.documentElement.setAttribute('data-scripts', 'ready'), []);
  useEffect(() => {
    document.dispatchEvent(new Event('scriptsready'));
    // Next's own effects run with ours, in whatever order.
    queueMicrotask(quietAnnouncer);
  }, []);
  return null;
}

/**
 * Next tells of a new title through an element with the role of an alert, empty until then. It is as live
 * without the role, and an alert on the page is one of ours.
 */
function quietAnnouncer(): void {
  const { shadowRoot } = document.querySelector('next-route-announcer') ?? {};
  shadowRoot?.querySelector('[role="alert"]')?.removeAttribute('role');
}
