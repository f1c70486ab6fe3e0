'use client';

import { useEffect, useState } from 'react';
import { isOurAnswer, reportLine } from '#components/line/line.ts';
import { loadDocumentOnce, watchLine } from '#components/line/load-document.ts';
import { startPolling } from '#components/line/start-polling.ts';
import { useRefresh } from '#components/line/use-refresh.ts';
import { type BillStatus, billStatusSchema, hasChanged } from '#lib/contract/answers.ts';

type StatusWatchProps = BillStatus & {
  /** Without it, the page stands at the address of a link, which answers for itself. */
  readonly billRef?: string | undefined;
  /** Nothing is asked once the state can no longer change. */
  readonly isTerminal: boolean;
  /** Where the customer is waiting for this very answer: from the start, and after five seconds. */
  readonly waiting?: { readonly first: string; readonly still: string };
  readonly words: { readonly changed: string; readonly resumed: string };
};

const PATIENCE_IN_MS = 5000;

/** Looks for news of the payment, and has the server draw the page again when there are some. */
export function StatusWatch({ billRef, isTerminal, waiting, words, ...shown }: StatusWatchProps) {
  const { refresh } = useRefresh();
  const [said, setSaid] = useState(waiting?.first ?? '');
  const { status, isPayable, outcome, isPaused = false } = shown;
  const news = isPaused ? words.resumed : words.changed;

  useEffect(() => {
    if (isTerminal) return;
    return startPolling(async (signal) => {
      const answer = await fetchStatus(billRef, signal);
      if (answer === 'none') return;
      if (answer !== 'noSession') {
        if (!hasChanged(answer, { status, isPayable, outcome, isPaused })) return;
        setSaid(news);
      }
      // The address of a link never reaches Next, so it cannot draw that page again in place.
      if (billRef === undefined) await loadDocumentOnce(window.location.href);
      else refresh();
    });
  }, [billRef, isTerminal, status, isPayable, outcome, isPaused, news, refresh]);

  const still = waiting?.still;
  useEffect(() => {
    if (isTerminal || !still) return;
    const timer = setTimeout(() => setSaid(still), PATIENCE_IN_MS);
    return () => clearTimeout(timer);
  }, [isTerminal, still]);

  // Two lines from the start, so that the longer words move nothing below them.
  return (
    <p role="status" className={waiting ? 'min-h-12 text-quiet lifeless:hidden' : 'sr-only'}>
      {said}
    </p>
  );
}

async function fetchStatus(
  billRef: string | undefined,
  signal: AbortSignal,
): Promise<BillStatus | 'noSession' | 'none'> {
  const address = billRef === undefined ? window.location.pathname : getStatusAddress(billRef);
  try {
    const response = await watchLine(
      fetch(address, { cache: 'no-store', headers: { Accept: 'application/json' }, signal }),
    );
    reportLine(isOurAnswer(response));
    if (response.status === 401) return 'noSession';
    if (!response.ok) return 'none';
    return billStatusSchema.safeParse(await response.json()).data ?? 'none';
  } catch {
    if (!signal.aborted) reportLine(false);
    // Offline, or our server restarting: the next round asks again.
    return 'none';
  }
}

function getStatusAddress(billRef: string): string {
  return `/pay/${encodeURIComponent(billRef)}/status`;
}
