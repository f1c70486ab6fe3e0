'use client';

import { useEffect, useRef } from 'react';
import type { MomentWords } from '#components/payment-status/format-moment.ts';
import { Notice } from '#components/ui/notice.tsx';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import type { Money } from '#lib/payment/payment.ts';
import { AccountChoice } from './account-choice.tsx';
import { AccountsWaiting } from './accounts-waiting.tsx';
import { getAnnouncement } from './announcement.ts';
import { ConnectPane } from './connect-pane.tsx';
import { LockedPane } from './locked-pane.tsx';
import { PendingPane } from './pending-pane.tsx';
import { PlaidLinkRunner } from './plaid-link-runner.tsx';
import { Review } from './review.tsx';
import { type PlaidSettings, useFlow } from './use-flow.ts';
import { usePageRestored } from './use-page-restored.ts';
import { useReviewEntry } from './use-review-entry.ts';
import { useTokenRenewal } from './use-token-renewal.ts';
import type { AuthorizationWords, BankPaymentWords } from './words.ts';

export type BankPaymentProps = {
  readonly billRef: string;
  readonly money: Money;
  /** The merchant's name and best contact, or the words that stand for them (`namePayee`). */
  readonly merchantName: string;
  readonly merchantContact: string;
  readonly payerName?: string | undefined;
  readonly locale: string;
  readonly words: BankPaymentWords;
  readonly authorization: AuthorizationWords;
  readonly moments: MomentWords;
  readonly aboutPlaid: { readonly title: string; readonly body: readonly string[] };
  /** A bank was connected in this session, so its accounts can be listed at once. */
  readonly hasBankConnection: boolean;
  readonly notice?: 'notReceived' | undefined;
  /** `SETTLING_SECONDS`: how long an unanswered payment keeps this flow locked. */
  readonly settlingSeconds: number;
  readonly plaid: PlaidSettings;
};

/** Connect the bank, choose the account, review, authorize and pay. */
export function BankPayment(props: BankPaymentProps) {
  const { billRef, payerName, hasBankConnection, plaid, words, settlingSeconds } = props;
  const flow = useFlow({ billRef, payerName, hasBankConnection, plaid });
  const { state, connecting, accounts, paying, dispatch, isRefreshing } = flow;
  const { phase } = state;

  const isFocusWanted = useRef(false);
  useEffect(() => {
    if (phase === 'restoring') void accounts.resume();
    else isFocusWanted.current = true;
  }, [phase, accounts]);
  usePageRestored(accounts.comeBack);
  useTokenRenewal(state, connecting.renewToken);
  const goBack = useReviewEntry({
    isInReview: phase === 'reviewing' || phase === 'paying' || phase === 'locked',
    onBack: () => dispatch({ type: 'backWanted' }),
  });

  const notice = props.notice && <Notice tone="neutral">{words.notices[props.notice]}</Notice>;
  const shared = { words, isFocusWanted };
  return (
    <div className="grid">
      <VisuallyHidden>
        <span role="status">{getAnnouncement(state, words)}</span>
      </VisuallyHidden>
      {renderPane()}
      {'token' in state && (
        <PlaidLinkRunner
          key={state.token.value}
          token={state.token.value}
          nonce={plaid.nonce}
          isOpenWanted={phase !== 'ready'}
          onOpened={connecting.linkOpened}
          onSucceeded={connecting.linkSucceeded}
          onExited={connecting.linkExited}
        />
      )}
    </div>
  );

  function renderPane() {
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
            merchantContact={props.merchantContact}
            onIntent={connecting.showIntent}
            onConnect={connecting.connect}
          />
        );
      case 'restoring':
      case 'listingFailed':
        return (
          <AccountsWaiting
            {...shared}
            state={state}
            onAgain={() => accounts.list()}
            onDifferentBank={connecting.connect}
          />
        );
      case 'pending':
        return <PendingPane {...shared} onDifferentBank={connecting.connect} />;
      case 'choosing':
        return (
          <AccountChoice
            {...shared}
            state={state}
            notice={notice}
            accountWords={props.authorization.accounts}
            onChoose={(accountId) => dispatch({ type: 'accountChosen', accountId })}
            onContinue={() => dispatch({ type: 'reviewWanted' })}
            onDifferentBank={connecting.connect}
          />
        );
      case 'reviewing':
      case 'paying':
        return (
          <Review
            {...props}
            {...shared}
            state={state}
            isRefreshing={isRefreshing}
            onBack={goBack}
            onEditName={paying.editName}
            onPay={(amountInCents) => void paying.pay(amountInCents)}
          />
        );
      case 'locked':
        return (
          <LockedPane
            {...shared}
            reason={state.reason}
            isRefreshing={isRefreshing}
            onRefresh={flow.refresh}
            onLook={(lockedForInMs) =>
              paying.lookAgain({ lockedForInMs, settlingInMs: settlingSeconds * 1000 })
            }
          />
        );
      default:
        return state satisfies never;
    }
  }
}
