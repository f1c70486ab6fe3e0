import { useSyncExternalStore } from 'react';

/**
 * Whether React is taking over what the document has, in place of drawing it: true on the server and while a page is
 * taken over for the first time.
 */
export function useIsHydrating(): boolean {
  return useSyncExternalStore(
    subscribeToNothing,
    () => false,
    () => true,
  );
}

function subscribeToNothing(): () => void {
  return () => {};
}
