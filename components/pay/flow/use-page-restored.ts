import { useEffect } from 'react';

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
