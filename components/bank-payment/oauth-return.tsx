'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { ButtonLink } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { removeOauthChoice } from '#lib/oauth-choice.ts';
import { createApi } from './api.ts';
import { loadPlaidScript } from './load-plaid-script.ts';
import { createOauthActions } from './oauth-actions.ts';
import { type OauthEnd, type OauthEvent, type OauthState, reduceOauth } from './oauth-flow.ts';
import { PlaidLinkRunner } from './plaid-link-runner.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import type { PlaidSettings } from './use-flow.ts';
import type { BankPaymentWords } from './words.ts';

export type OauthReturnProps = {
  /** The one bill whose link token is in flight. */
  readonly billRef: string;
  readonly words: BankPaymentWords;
  readonly plaid: PlaidSettings;
};

const PATIENCE_IN_MS = 5000;

/** Finishes the connection on the page that a bank's own site returns to, without a press. */
export function OauthReturn({ billRef, words, plaid }: OauthReturnProps) {
  const { state, dispatch, actions } = useOauthFlow(billRef, plaid);
  const isSlow = useIsSlow(state);
  const billAddress = `/pay/${billRef}`;

  useEffect(() => {
    // In place of this entry: going back to a used return would lead nowhere.
    if (state.phase === 'connected') window.location.replace(billAddress);
  }, [state.phase, billAddress]);

  const waiting = isSlow ? words.oauth.resumingSlow : words.oauth.resuming;
  return (
    <div className="grid gap-4">
      <h1 className="text-22">{words.oauth.title}</h1>
      <p role="status">{describe(state, words) ?? waiting}</p>
      {state.phase === 'ended' && (
        <>
          <EndNotice end={state.end} words={words} />
          <ButtonLink variant="primary" href={billAddress}>
            {words.oauth.toBill}
          </ButtonLink>
        </>
      )}
      {'token' in state && (
        <PlaidLinkRunner
          key={state.token}
          token={state.token}
          nonce={plaid.nonce}
          isOpenWanted
          receivedRedirectUri={state.returnAddress}
          onOpened={() => {
            // A second use of the bank's answer would be refused, so a reload must not carry it.
            window.history.replaceState(null, '', window.location.pathname);
            dispatch({ type: 'opened' });
          }}
          onSucceeded={actions.succeed}
          onExited={actions.exit}
        />
      )}
    </div>
  );
}

function useOauthFlow(billRef: string, plaid: PlaidSettings) {
  const [state, setState] = useState<OauthState>({ phase: 'preparing' });
  const latest = useRef(state);
  const dispatch = useCallback((event: OauthEvent) => {
    latest.current = reduceOauth(latest.current, event);
    setState(latest.current);
  }, []);
  const [actions] = useState(() =>
    createOauthActions({
      api: createApi(billRef),
      isTestMode: plaid.isTestMode,
      loadScript: () => loadPlaidScript(plaid),
      getState: () => latest.current,
      dispatch,
    }),
  );
  const hasBegun = useRef(false);
  useEffect(() => {
    if (hasBegun.current) return;
    hasBegun.current = true;
    void actions.resume(removeOauthChoice(window.location.href));
  }, [actions]);
  return { state, dispatch, actions };
}

function useIsSlow({ phase }: OauthState): boolean {
  const [slowPhase, setSlowPhase] = useState<OauthState['phase']>();
  useEffect(() => {
    const timer = setTimeout(() => setSlowPhase(phase), PATIENCE_IN_MS);
    return () => clearTimeout(timer);
  }, [phase]);
  return slowPhase === phase;
}

/** `undefined` while something is being waited for. */
function describe(state: OauthState, words: BankPaymentWords): string | undefined {
  switch (state.phase) {
    case 'preparing':
    case 'opening':
    case 'exchanging':
      return undefined;
    case 'linking':
      return words.connect.linking;
    case 'connected':
      return words.oauth.connected;
    case 'ended':
      return '';
    default:
      return state satisfies never;
  }
}

function EndNotice({ end, words }: { end: OauthEnd; words: BankPaymentWords }) {
  switch (end.kind) {
    case 'problem':
      return <ProblemNotice problem={end.problem} words={words} />;
    case 'closed':
    case 'interrupted':
      return (
        <Notice tone="neutral" role="alert">
          <p>{words.oauth[end.kind]}</p>
        </Notice>
      );
    case 'pending':
      return (
        <Notice tone="waiting" role="alert" title={words.pending.title}>
          {[...words.pending.body, words.pending.money].map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </Notice>
      );
    default:
      return end satisfies never;
  }
}
