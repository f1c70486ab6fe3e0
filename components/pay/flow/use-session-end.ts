import { useCallback, useEffect, useState } from 'react';
import { loadDocument } from '#components/line/load-document.ts';
import { FAILURES, type Problem } from '#lib/contract/failures.ts';
import type { Result } from '#lib/result.ts';
import type { ApiFailure } from './api.ts';

/** Enough to read the warning and to press once (WCAG 2.2.1 asks for 20 seconds). */
const WARNED_BEFORE_IN_MS = 120_000;

export type SessionEnd =
  /** Over before long; `problem`: why the customer's press has not changed that. */
  | { readonly stage: 'near'; readonly isRenewing: boolean; readonly problem?: Problem }
  /** The customer has asked for more time, and got it. */
  | { readonly stage: 'kept' };

/**
 * Tells when the session is about to end, and renews it on demand. `lifeInSeconds`: what was left of it when the
 * server drew the page. Counted here, since a device's clock may be off.
 */
export function useSessionEnd(
  lifeInSeconds: number,
  { keep, onKept }: { keep: () => Promise<Result<number, ApiFailure>>; onKept: () => void },
): { readonly end: SessionEnd | undefined; readonly keepOpen: () => Promise<void> } {
  const [end, setEnd] = useState<SessionEnd>();
  const [life, setLife] = useState({ seconds: lifeInSeconds });
  useEffect(() => setLife({ seconds: lifeInSeconds }), [lifeInSeconds]);
  useEffect(() => {
    const lifeInMs = life.seconds * 1000;
    const delay = Math.max(lifeInMs - WARNED_BEFORE_IN_MS, lifeInMs / 2);
    // Renewed meanwhile, by another tab or because connectFi wanted it.
    setEnd((shown) => (shown?.stage === 'near' ? undefined : shown));
    const timer = setTimeout(() => setEnd({ stage: 'near', isRenewing: false }), delay);
    return () => clearTimeout(timer);
  }, [life]);
  const keepOpen = useCallback(async () => {
    setEnd({ stage: 'near', isRenewing: true });
    const kept = await keep();
    if (kept.ok) {
      setEnd({ stage: 'kept' });
      setLife({ seconds: kept.value });
      onKept();
      return;
    }
    const problem = kept.failure;
    setEnd({ stage: 'near', isRenewing: false, problem });
    // The session has ended already: the page says so, and how to go on.
    if (FAILURES[problem.code].action === 'openMail') void loadDocument(window.location.href);
  }, [keep, onKept]);
  return { end, keepOpen };
}
