import { ReturnLink } from '#components/brand/return-link.tsx';
import type { MomentWords } from '#components/status/local-time.tsx';
import { VisuallyHidden } from '#components/ui/marked-text.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Money } from '#lib/domain/payment.ts';
import { AccountChoice } from './account-choice.tsx';
import { getAnnouncement } from './announcement.ts';
import type { PageClock } from './cancel-sentence.tsx';
import { ConnectPane } from './connect-pane.tsx';
import type { FlowState } from './flow/flow-state.ts';
import type { SessionEnd } from './flow/page-time.ts';
import type { ContactLink } from './problem-notice.tsx';
import { Review } from './review.tsx';
import { SessionNotice } from './session-notice.tsx';
import { AccountsWaiting, LockedPane, PendingPane } from './waiting-panes.tsx';
import type { BankPaymentWords, Consent, ShownAuthorization } from './words.ts';

/** What the panes say, whatever the state. */
export type BankPaymentTexts = {
  readonly money: Money;
  /** The merchant's name and best contact, or the words that stand for them (`nameContact`). */
  readonly merchantName: string;
  readonly merchantContact: string;
  /** The same as an address, where it is one. */
  readonly contact?: ContactLink | undefined;
  /** The payer of the bill, whose name the field for it begins with where it can. */
  readonly payerName?: string | undefined;
  /** What stands behind the title of a step in the document's title. */
  readonly titleEnding: string;
  readonly locale: string;
  readonly words: BankPaymentWords;
  readonly authorization: ShownAuthorization;
  readonly moments: MomentWords;
  readonly aboutPlaid: { readonly title: string; readonly body: readonly string[] };
  readonly notice?: 'notReceived' | undefined;
  /** Back to where the customer came from, where the brand has an address for it. */
  readonly leave?: { readonly href: string; readonly label: string } | undefined;
};

/** What the customer can do in them. */
export type BankPaymentActions = {
  readonly onIntent: () => void;
  readonly onConnect: () => void;
  readonly onListAgain: () => void;
  readonly onChoose: (accountId: string) => void;
  readonly onContinue: () => void;
  readonly onBack: () => void;
  readonly onEditName: (name: string) => void;
  readonly onPay: (consent: Consent) => void;
  readonly onLook: (lockedForInMs: number) => Promise<void>;
  readonly onRefresh: () => void;
  readonly onLookAgain: () => void;
  readonly onKeepOpen: () => void;
};

type BankPaymentViewProps = BankPaymentTexts & {
  readonly state: FlowState;
  readonly actions: BankPaymentActions;
  readonly isRefreshing: boolean;
  readonly clock: PageClock;
  readonly sessionEnd?: (SessionEnd & { readonly isConnected: boolean }) | undefined;
};

/** The pane of every state of the flow. Keeps no state of the flow itself and reaches for nothing. */
export function BankPaymentView(props: BankPaymentViewProps) {
  const { state, words, sessionEnd } = props;
  return (
    <div className="grid" {...(!ASKS_FIRST.has(state.phase) && { 'data-begun': '' })}>
      <VisuallyHidden>
        <span role="status">{getAnnouncement(state, words)}</span>
      </VisuallyHidden>
      {sessionEnd && !IS_AWAY.has(state.phase) && (
        <SessionNotice
          end={sessionEnd}
          isConnected={sessionEnd.isConnected}
          words={words}
          onKeepOpen={props.actions.onKeepOpen}
        />
      )}
      <Pane {...props} />
      {props.leave && !HOLDS.has(state.phase) && (
        <div className="mt-group">
          <ReturnLink {...props.leave} variant="quiet" />
        </div>
      )}
    </div>
  );
}

/** Nobody is offered to cancel what may be under way. */
const HOLDS: ReadonlySet<FlowState['phase']> = new Set(['paying', 'locked']);

/** In Plaid's window, whose token belongs to the session as it is; or past the point where time matters. */
export const IS_AWAY: ReadonlySet<FlowState['phase']> = new Set([
  'opening',
  'linking',
  'exchanging',
  'paying',
  'locked',
]);

/** The customer is still to decide, by the letter. */
const ASKS_FIRST: ReadonlySet<FlowState['phase']> = new Set([
  'idle',
  'preparing',
  'ready',
  'opening',
  'linking',
  'exchanging',
]);

function Pane(props: BankPaymentViewProps) {
  const { state, actions, words, titleEnding, isRefreshing } = props;
  const { onLookAgain } = actions;
  const shared = { words, titleEnding, contact: props.contact, onLookAgain };
  const notice = props.notice && <Notice tone="neutral">{words.notices[props.notice]}</Notice>;
  switch (state.phase) {
    case 'idle':
    case 'preparing':
    case 'ready':
    case 'opening':
    case 'linking':
    case 'exchanging':
      return (
        <ConnectPane
          {...shared}
          state={state}
          notice={notice}
          aboutPlaid={props.aboutPlaid}
          merchantName={props.merchantName}
          onIntent={actions.onIntent}
          onConnect={actions.onConnect}
        />
      );
    case 'restoring':
    case 'listingFailed':
      return (
        <AccountsWaiting
          {...shared}
          state={state}
          onAgain={actions.onListAgain}
          onDifferentBank={actions.onConnect}
        />
      );
    case 'pending':
      return <PendingPane {...shared} onDifferentBank={actions.onConnect} />;
    case 'choosing':
      return (
        <AccountChoice
          {...shared}
          state={state}
          notice={notice}
          accountWords={props.authorization.accounts}
          onChoose={actions.onChoose}
          onContinue={actions.onContinue}
          onDifferentBank={actions.onConnect}
        />
      );
    case 'reviewing':
    case 'paying':
      return (
        <Review
          {...props}
          state={state}
          notice={notice}
          onLookAgain={onLookAgain}
          onBack={actions.onBack}
          onEditName={actions.onEditName}
          onPay={actions.onPay}
        />
      );
    case 'locked':
      return (
        <LockedPane
          {...shared}
          reason={state.reason}
          isRefreshing={isRefreshing}
          onRefresh={actions.onRefresh}
          onLook={actions.onLook}
        />
      );
    default:
      return state satisfies never;
  }
}
