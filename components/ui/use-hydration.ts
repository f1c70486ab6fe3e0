import { useSyncExternalStore } from 'react';

/**
 * Whether React is taking over what the document has, in place of drawing it: true on the server and while a page is
 * taken over for the first time.
 */
export function useIsHydrating(): boolean {
  return useUnchanging(
    () => false,
    () => true,
  );
}

/** What the browser knows by itself, and what the server says in its place until React has taken the page over. */
export function useUnchanging<Value>(readInBrowser: () => Value, sayOnServer: () => Value): Value {
  return useSyncExternalStore(subscribeToNothing, readInBrowser, sayOnServer);
}

function subscribeToNothing(): () => void {
  return () => {};
}
