'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { loadDocumentOnce } from '#components/line/load-document.ts';
import { startPolling } from '#components/line/start-polling.ts';
import type { GivenWords } from '#lib/page/step-words.ts';
import { createApi } from '../flow/api.ts';
import { takeTab } from '../flow/tab.ts';
import type { PlaidSettings } from '../flow/use-flow.ts';
import { useStepWords } from '../words.ts';
import { loadPlaidScript } from './load-plaid-script.ts';
import {
  createOauthActions,
  type OauthEvent,
  type OauthState,
  reduceOauth,
} from './oauth-actions.ts';
import { OauthReturnView } from './oauth-return-view.tsx';
import { PlaidLinkRunner } from './plaid-link-runner.tsx';

export type OauthReturnProps = GivenWords & {
  /** The one bill whose link token is in flight. */
  readonly billRef: string;
  /** What Plaid wants to hear of the way back (plaid-link 2.8); missing after a reload. */
  readonly returnAddress: string | undefined;
  readonly plaid: PlaidSettings;
};

const PATIENCE_IN_MS = 5000;
const AT_ONCE_IN_MS = 100;

/** Finishes the connection on the page that a bank's own site returns to, without a press. */
export function OauthReturn({ billRef, returnAddress, plaid, ...given }: OauthReturnProps) {
  const words = useStepWords(given);
  const { state, dispatch, actions } = useOauthFlow({ billRef, returnAddress, plaid });
  const isSlow = useIsSlow(state);
  const billAddress = `/pay/${billRef}`;

  useEffect(() => {
    // In place of this entry: going back to a used return would lead nowhere.
    if (state.phase !== 'connected') return;
    // Until our server answers there, the customer stays on this page, which says that the bank is connected.
    return startPolling(() => loadDocumentOnce(billAddress, 'replace'), Math.random, AT_ONCE_IN_MS);
  }, [state.phase, billAddress]);

  return (
    <>
      <OauthReturnView state={state} isSlow={isSlow} billAddress={billAddress} words={words} />
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
    </>
  );
}

function useOauthFlow({ billRef, returnAddress, plaid }: Omit<OauthReturnProps, keyof GivenWords>) {
  const [state, setState] = useState<OauthState>({ phase: 'preparing' });
  const latest = useRef(state);
  const dispatch = useCallback((event: OauthEvent) => {
    latest.current = reduceOauth(latest.current, event);
    setState(latest.current);
  }, []);
  const [actions] = useState(() =>
    createOauthActions({
      api: createApi(billRef, getOwnTab),
      getOwnTab,
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
    void actions.resume(returnAddress);
  }, [actions, returnAddress]);
  return { state, dispatch, actions };
}

/** Only a tab that has left for the bank itself has an id here: a new one tries what all have left. */
function getOwnTab(): string {
  return takeTab()?.id ?? '';
}

function useIsSlow({ phase }: OauthState): boolean {
  const [slowPhase, setSlowPhase] = useState<OauthState['phase']>();
  useEffect(() => {
    const timer = setTimeout(() => setSlowPhase(phase), PATIENCE_IN_MS);
    return () => clearTimeout(timer);
  }, [phase]);
  return slowPhase === phase;
}

type OwnBillProps = {
  /** Those that wait for a bank, and where each goes on. */
  readonly bills: readonly { readonly ref: string; readonly href: string }[];
};

/** Goes on with the bill that this very tab has left for the bank. Elsewhere the customer chooses. */
export function OwnBill({ bills }: OwnBillProps) {
  useEffect(() => {
    const billRef = takeTab()?.billRef;
    const own = bills.find(({ ref }) => ref === billRef);
    if (own) window.location.replace(own.href);
  }, [bills]);
  return null;
}
