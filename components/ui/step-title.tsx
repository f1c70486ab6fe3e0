'use client';

import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useIsHydrating } from './use-hydration.ts';

type StepTitleProps = {
  /** What the document's title says after the step's. Without it the server gives the document its title. */
  readonly ending?: string | undefined;
  readonly children: ReactNode;
};

/**
 * The title of a step. Where its step follows another one, the page begins there: the view is at its top, the
 * letter is folded on a phone, and focus and document title follow. None of it where the page opens with the step.
 */
export function StepTitle({ ending, children }: StepTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const isHydrating = useIsHydrating();
  // React draws a page that it cannot take over as if it were new, but the customer has read it all the while.
  const [cameWithPage] = useState(() => isHydrating || !areScriptsReady());
  useLayoutEffect(() => {
    if (cameWithPage) return;
    window.scrollTo({ top: 0, behavior: 'instant' });
    heading.current?.focus({ preventScroll: true });
  }, [cameWithPage]);
  useLayoutEffect(() => {
    if (cameWithPage || ending === undefined) return;
    return keepTitle((heading.current?.textContent ?? '') + ending);
  }, [cameWithPage, ending]);
  return (
    <h2
      ref={heading}
      tabIndex={-1}
      {...(!cameWithPage && { 'data-begun': '' })}
      className="text-22"
    >
      {children}
    </h2>
  );
}

/** Whether the page has been taken over (`ScriptsReady`). */
function areScriptsReady(): boolean {
  return document.documentElement.getAttribute('data-scripts') === 'ready';
}

/** Far more than Next writes during a step. An extension that names tabs must not be fought without end. */
const MOST_REWRITES = 20;

/** Next writes the server's title whenever it draws the page again, before the page itself or after it. */
function keepTitle(title: string): () => void {
  let ofServer = document.title;
  let rewrites = 0;
  const write = () => {
    if (document.title === title || rewrites++ > MOST_REWRITES) return;
    ofServer = document.title;
    document.title = title;
  };
  write();
  const observer = new MutationObserver(write);
  observer.observe(document.head, { childList: true, characterData: true, subtree: true });
  return () => {
    observer.disconnect();
    // Where the server's next title stands there already, it is the right one.
    if (document.title === title) document.title = ofServer;
  };
}
