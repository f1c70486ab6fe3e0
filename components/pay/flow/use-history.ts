import { useEffect, useRef } from 'react';

type ReviewEntryOptions = {
  /** Of the flow, while it is at the review. */
  readonly reviewPhase: string | undefined;
  readonly onBack: () => void;
};

/**
 * Gives the review an entry of its own in the browser's history, so that Back leads to the accounts and
 * not away from the bill. Gives the function behind the review's own "Back".
 *
 * What is remembered here counts, and not the entry's state, into which Next writes its own. Where the
 * review is left by another way, the entry stays for the next review: going back in history by ourselves
 * would make Next drop a refresh that is on its way.
 */
export function useReviewEntry({ reviewPhase, onBack }: ReviewEntryOptions): () => void {
  const hasEntry = useRef(false);
  const latestOnBack = useRef(onBack);
  useEffect(() => {
    latestOnBack.current = onBack;
  });

  useEffect(() => {
    const leave = () => {
      hasEntry.current = false;
      latestOnBack.current();
    };
    window.addEventListener('popstate', leave);
    return () => window.removeEventListener('popstate', leave);
  }, []);

  useEffect(() => {
    // With each phase: Back may have used the entry up while a payment was on its way, and led nowhere.
    if (!reviewPhase || hasEntry.current) return;
    hasEntry.current = addEntry();
  }, [reviewPhase]);

  return () => {
    if (!hasEntry.current) return onBack();
    // The browser takes its time: a second press must not go back once more, which would leave the bill.
    hasEntry.current = false;
    window.history.back();
  };
}

/** Some browsers allow a number of entries within a time only, and throw; the review then has none. */
function addEntry(): boolean {
  try {
    // Each step begins at its top: the browser must not go back to where the last one was scrolled to.
    window.history.scrollRestoration = 'manual';
    window.history.pushState(null, '');
    return true;
  } catch {
    return false;
  }
}

/** Calls back when the browser shows the page again as it was when it was left, from its bfcache. */
export function usePageRestored(onRestored: () => void): void {
  useEffect(() => {
    const restore = (event: PageTransitionEvent) => {
      if (event.persisted) onRestored();
    };
    window.addEventListener('pageshow', restore);
    return () => window.removeEventListener('pageshow', restore);
  }, [onRestored]);
}
