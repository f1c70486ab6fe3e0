'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { startPolling } from './start-polling.ts';

/** What `GET /pay/<ref>/status` answers. */
export type WatchedStatus = {
  readonly status: string;
  readonly isPayable: boolean;
  readonly outcome: string | null;
};

type StatusWatchProps = WatchedStatus & {
  readonly billRef: string;
  /** Nothing is asked once the state can no longer change. */
  readonly isTerminal: boolean;
  /** Where the customer is waiting for this very answer: from the start, and after five seconds. */
  readonly waiting?: { readonly first: string; readonly still: string };
  readonly words: { readonly changed: string };
};

const PATIENCE_IN_MS = 5000;

/** Looks for news of the payment, and has the server draw the page again when there are some. */
export function StatusWatch({ billRef, isTerminal, waiting, words, ...shown }: StatusWatchProps) {
  const router = useRouter();
  const [said, setSaid] = useState(waiting?.first ?? '');
  const { status, isPayable, outcome } = shown;

  useEffect(() => {
    if (isTerminal) return;
    return startPolling(async () => {
      const answer = await fetchStatus(billRef);
      if (answer === 'none') return;
      if (answer !== 'noSession') {
        if (isSame(answer, { status, isPayable, outcome })) return;
        setSaid(words.changed);
      }
      router.refresh();
    });
  }, [billRef, isTerminal, status, isPayable, outcome, words.changed, router]);

  const still = waiting?.still;
  useEffect(() => {
    if (isTerminal || !still) return;
    const timer = setTimeout(() => setSaid(still), PATIENCE_IN_MS);
    return () => clearTimeout(timer);
  }, [isTerminal, still]);

  // Two lines from the start, so that the longer words move nothing below them.
  return (
    <p role="status" className={waiting ? 'min-h-12 text-quiet noscript:hidden' : 'sr-only'}>
      {said}
    </p>
  );
}

async function fetchStatus(billRef: string): Promise<WatchedStatus | 'noSession' | 'none'> {
  try {
    const response = await fetch(`/pay/${encodeURIComponent(billRef)}/status`, {
      cache: 'no-store',
      headers: { Accept: 'application/json' },
    });
    if (response.status === 401) return 'noSession';
    if (!response.ok) return 'none';
    const answer: unknown = await response.json();
    return isWatchedStatus(answer) ? answer : 'none';
  } catch {
    // Offline, or our server restarting: the next round asks again.
    return 'none';
  }
}

function isWatchedStatus(value: unknown): value is WatchedStatus {
  return (
    typeof value === 'object' &&
    value !== null &&
    'status' in value &&
    typeof value.status === 'string' &&
    'isPayable' in value &&
    typeof value.isPayable === 'boolean' &&
    'outcome' in value &&
    (value.outcome === null || typeof value.outcome === 'string')
  );
}

function isSame(one: WatchedStatus, other: WatchedStatus): boolean {
  return (
    one.status === other.status &&
    one.isPayable === other.isPayable &&
    one.outcome === other.outcome
  );
}
