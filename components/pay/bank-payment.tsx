'use client';

import { useEffect } from 'react';
import { ORIGINAL_LOCALE } from '#lib/domain/authorization.ts';
import { formatCalendarDate } from '#lib/domain/calendar-date.ts';
import { formatMoney } from '#lib/domain/money.ts';
import type { Instant, Money } from '#lib/domain/payment.ts';
import type { GivenWords } from '#lib/page/step-words.ts';
import { type BankPaymentTexts, BankPaymentView, IS_AWAY } from './bank-payment-view.tsx';
import { useServerClock, useSessionEnd } from './flow/page-time.ts';
import { type PlaidSettings, useFlow } from './flow/use-flow.ts';
import { usePageRestored, useReviewEntry } from './flow/use-history.ts';
import { PlaidLinkRunner, useTokenRenewal } from './link/plaid-link-runner.tsx';
import { useStepWords } from './words.ts';

export type BankPaymentProps = Omit<BankPaymentTexts, 'words'> &
  GivenWords & {
    readonly billRef: string;
    /** Until the session is over, when the server drew the page. */
    readonly sessionLifeInSeconds: number;
    /** A bank was connected in this session, so its accounts can be listed at once. */
    readonly hasBankConnection: boolean;
    /** `SETTLING_SECONDS`: how long an unanswered payment keeps this flow locked. */
    readonly settlingSeconds: number;
    readonly plaid: PlaidSettings;
    /** Of the server, when it drew the page. */
    readonly now: Instant;
  };

/** After which the accounts have been painted, and before which nobody has read them. */
const FIRST_LOOK_IN_MS = 200;
const REVIEW_PHASES = ['reviewing', 'paying', 'locked'] as const;

/** Connect the bank, choose the account, review, authorize and pay. */
export function BankPayment(props: BankPaymentProps) {
  const { billRef, payerName, hasBankConnection, plaid, settlingSeconds } = props;
  const words = useStepWords(props);
  const flow = useFlow({ billRef, payerName, hasBankConnection, plaid });
  const { state, connecting, accounts, paying, dispatch, isRefreshing } = flow;
  const { phase } = state;
  const readNow = useServerClock(props.now);
  const { end, keepOpen } = useSessionEnd(props.sessionLifeInSeconds, {
    keep: connecting.keepSession,
    onOutdated: flow.refresh,
    isAway: IS_AWAY.has(phase),
  });

  useEffect(() => {
    if (phase === 'restoring') void accounts.resume();
  }, [phase, accounts]);
  useReviewFormats(phase === 'choosing', props.money, props.locale);
  usePageRestored(accounts.comeBack);
  useTokenRenewal(state, connecting.renewToken);
  const goBack = useReviewEntry({
    reviewPhase: REVIEW_PHASES.find((known) => known === phase),
    onBack: () => dispatch({ type: 'backWanted' }),
  });

  return (
    <>
      <BankPaymentView
        {...props}
        words={words}
        state={state}
        isRefreshing={isRefreshing}
        clock={{ readNow }}
        sessionEnd={end && { ...end, isConnected: accounts.isConnected() }}
        actions={{
          onIntent: connecting.showIntent,
          onConnect: connecting.connect,
          onListAgain: () => accounts.list(),
          onChoose: (accountId) => dispatch({ type: 'accountChosen', accountId }),
          onContinue: () => dispatch({ type: 'reviewWanted' }),
          onBack: goBack,
          onEditName: paying.editName,
          onPay: (consent) => void paying.pay(consent),
          onLook: (lockedForInMs) =>
            paying.lookAgain({ lockedForInMs, settlingInMs: settlingSeconds * 1000 }),
          onRefresh: flow.refresh,
          onKeepOpen: () => void keepOpen(),
          onLookAgain: () => {
            if (accounts.isConnected()) accounts.list();
            flow.refresh();
          },
        }}
      />
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
    </>
  );
}

/**
 * Makes the formats of the review while the customer chooses: on a slow phone they take longer than all else that
 * stands between the press of "Continue" and the next frame.
 */
function useReviewFormats(isReviewNext: boolean, money: Money, locale: string): void {
  useEffect(() => {
    if (!isReviewNext) return;
    const timer = setTimeout(() => {
      // An authorization in translation has the English one below it.
      for (const each of [locale, ORIGINAL_LOCALE]) {
        formatMoney(money, each);
        formatCalendarDate('2000-01-01', each, 'short');
        formatCalendarDate('2000-01-01', each, 'long');
      }
    }, FIRST_LOOK_IN_MS);
    return () => clearTimeout(timer);
  }, [isReviewNext, money, locale]);
}
