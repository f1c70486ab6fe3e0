import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { SessionEnd } from './flow/use-session-end.ts';
import { describeProblem } from './problem-notice.tsx';
import type { BankPaymentWords } from './words.ts';

type SessionNoticeProps = {
  readonly end: SessionEnd;
  /** A renewal takes the connection to the bank away. */
  readonly isConnected: boolean;
  readonly words: BankPaymentWords;
  readonly onKeepOpen: () => void;
};

/** That the page is about to close, and one press that keeps it open (WCAG 2.2.1). In sight wherever one reads. */
export function SessionNotice({ end, isConnected, words, onKeepOpen }: SessionNoticeProps) {
  const { session } = words;
  if (end.stage === 'kept') {
    return (
      <div className="mb-group">
        <Notice tone="good" role="status">
          <p>{session.kept}</p>
        </Notice>
      </div>
    );
  }
  return (
    <div className="sticky top-2 z-10 mb-group print:hidden">
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
