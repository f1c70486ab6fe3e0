import { useEffect } from 'react';
import type { FlowState } from '../flow/flow-state.ts';
import { readAge } from '../flow/read-age.ts';

/** Tokens live for hours; this only keeps a strangely short-lived one from being asked for all the time. */
const SHORTEST_GAP_IN_MS = 60_000;

/** Fetches another token when the one that waits for the press grows old, unless nobody is looking. */
export function useTokenRenewal(state: FlowState, renew: () => void): void {
  const usableUntilInMs = state.phase === 'ready' ? state.token.usableUntilInMs : undefined;
  useEffect(() => {
    if (usableUntilInMs === undefined) return;
    const delay = Math.max(usableUntilInMs - readAge(), SHORTEST_GAP_IN_MS);
    const timer = setTimeout(() => document.visibilityState === 'visible' && renew(), delay);
    return () => clearTimeout(timer);
  }, [usableUntilInMs, renew]);
}
