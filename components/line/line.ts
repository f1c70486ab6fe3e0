import { useSyncExternalStore } from 'react';

/**
 * What is known of the way to our server. `offline`: the device itself says so. `unreachable`: the last thing
 * that was asked had no answer of ours, though the device believes to be online.
 */
export type Line = 'good' | 'offline' | 'unreachable';

/** Our server answers everything within 25 seconds; beyond this nothing will come any more. */
export const ANSWER_DEADLINE_IN_MS = 28_000;

let isReached = true;
const listeners = new Set<() => void>();

/** The line as it is now. On the server, and before scripts, it is good. */
export function useLine(): Line {
  return useSyncExternalStore<Line>(subscribe, getLine, () => 'good');
}

function getLine(): Line {
  if (navigator.onLine === false) return 'offline';
  return isReached ? 'good' : 'unreachable';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** Anyone who has asked our server for something tells whether it answered. */
export function reportLine(hasAnswered: boolean): void {
  if (isReached === hasAnswered) return;
  isReached = hasAnswered;
  for (const listener of listeners) listener();
}

/**
 * Whether an answer is our server's own, whatever it says. Each has an id (`lib/log/trace.ts`) and a content
 * security policy; one is enough, since a proxy may keep the other to itself, or write its own in its place. A
 * proxy that has lost our server, or a network that wants its terms to be accepted, sends pages, texts or JSON
 * without either, or with ids and policies that look otherwise.
 */
export function isOurAnswer({ headers }: Response): boolean {
  const isDrawn = headers.get('content-type')?.startsWith('text/x-component') === true;
  return (
    isDrawn ||
    OUR_ID.test(headers.get('x-request-id') ?? '') ||
    OUR_POLICY.test(headers.get('content-security-policy') ?? '')
  );
}

// Of two headers with one name, as where a proxy adds its own, browsers make a list.
/** As `createShortNumber` writes it. */
const OUR_ID = /(^|, )[0-9A-Z]{5}-[0-9A-Z]{5}(,|$)/;
/** What all policies of `lib/security-policy/content-security-policy.ts` have. */
const OUR_POLICY = /(^|, )default-src 'none';.*base-uri 'none'/;
