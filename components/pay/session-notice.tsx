import { type RefObject, useEffect, useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { SessionEnd } from './flow/page-time.ts';
import { describeProblem } from './problem-notice.tsx';
import type { BankPaymentWords } from './words.ts';

type SessionNoticeProps = {
  readonly end: SessionEnd;
  /** A renewal takes the connection to the bank away. */
  readonly isConnected: boolean;
  readonly words: BankPaymentWords;
  readonly onKeepOpen: () => void;
};

/** That the page is about to close, and one press that keeps it open (WCAG 2.2.1). */
export function SessionNotice(props: SessionNoticeProps) {
  const { end, words } = props;
  if (end.stage === 'near') return <EndIsNear {...props} end={end} />;
  return (
    <div className="mb-group">
      <Notice tone="good" role="status">
        <p>{words.session.kept}</p>
      </Notice>
    </div>
  );
}

type EndIsNearProps = SessionNoticeProps & { readonly end: Extract<SessionEnd, { stage: 'near' }> };

/** In sight wherever one reads, but for what little a keyboard leaves of a small screen: there it would be all. */
function EndIsNear({ end, isConnected, words, onKeepOpen }: EndIsNearProps) {
  const { session } = words;
  const box = useRef<HTMLDivElement>(null);
  useUncoveredFocus(box);
  return (
    <div ref={box} data-over className="sticky short:static top-2 z-10 mb-group print:hidden">
      <Notice tone="waiting" role="alert">
        <p>{session.ending}</p>
        {isConnected && <p>{session.reconnect}</p>}
        {end.problem && <p>{describeProblem(end.problem, words)}</p>}
        <Button type="button" variant="secondary" isBusy={end.isRenewing} onClick={onKeepOpen}>
          {session.keep}
        </Button>
      </Notice>
    </div>
  );
}

/** It comes by itself: what is being typed, or has the focus below it, is moved back into sight (WCAG 2.4.11). */
function useUncoveredFocus(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const focused = document.activeElement;
    if (!box.current || !focused || focused === document.body) return;
    const isAbove =
      focused.getBoundingClientRect().top < box.current.getBoundingClientRect().bottom;
    const isBelow = focused.getBoundingClientRect().bottom > 0;
    if (focused.matches('input') || (isAbove && isBelow))
      focused.scrollIntoView({ block: 'nearest' });
  }, [box]);
}
