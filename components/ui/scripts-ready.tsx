'use client';

import { useEffect, useLayoutEffect } from 'react';

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
