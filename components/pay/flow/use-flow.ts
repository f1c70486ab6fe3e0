import { useCallback, useEffect, useRef, useState } from 'react';
import { useRefresh } from '#components/line/use-refresh.ts';
import { createLinkTokens } from '../link/link-token.ts';
import { loadPlaidScript, reloadPlaidScript } from '../link/load-plaid-script.ts';
import { createApi } from './api.ts';
import { createConnectActions } from './connect-actions.ts';
import { reduce } from './flow.ts';
import type { FlowEvent, FlowState } from './flow-state.ts';
import { createListActions } from './list-actions.ts';
import { getPatienceInMs } from './patience.ts';
import { createPayActions } from './pay-actions.ts';
import { readAge } from './read-age.ts';
import { getTab } from './tab.ts';

/** How Plaid's window is reached from this page. */
export type PlaidSettings = {
  /** Plaid's own address, or the stand-in's in test mode. */
  readonly scriptUrl: string;
  readonly isTestMode: boolean;
  /** Of the content security policy. */
  readonly nonce: string;
};

export type FlowOptions = {
  readonly billRef: string;
  readonly payerName: string | undefined;
  readonly hasBankConnection: boolean;
  readonly plaid: PlaidSettings;
};

/** The flow's state in React, and the actions that move it. */
export function useFlow(options: FlowOptions) {
  const { isRefreshing, refresh } = useRefresh();
  const [state, setState] = useState<FlowState>(() => begin(options.hasBankConnection));
  // Ahead of React's rendering, so that of two presses in one moment the second finds the first's state.
  const latest = useRef(state);

  const dispatch = useCallback((event: FlowEvent) => {
    latest.current = reduce(latest.current, event);
    setState(latest.current);
  }, []);

  const [actions] = useState(() =>
    createActions(options, {
      dispatch,
      getState: () => latest.current,
      refresh,
    }),
  );

  const { phase } = state;
  const patienceInMs = getPatienceInMs(state);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each phase has its own patience
  useEffect(() => {
    if (patienceInMs === undefined) return;
    const timer = setTimeout(() => dispatch({ type: 'becameSlow' }), patienceInMs);
    return () => clearTimeout(timer);
  }, [phase, patienceInMs, dispatch]);

  return { state, isRefreshing, dispatch, ...actions };
}

function begin(hasBankConnection: boolean): FlowState {
  return hasBankConnection
    ? { phase: 'restoring', isSlow: false }
    : { phase: 'idle', hasTriedAhead: false };
}

type Reactive = {
  readonly dispatch: (event: FlowEvent) => void;
  readonly getState: () => FlowState;
  readonly refresh: () => void;
};

function createActions(options: FlowOptions, reactive: Reactive) {
  const { billRef, plaid, payerName, hasBankConnection } = options;
  const api = createApi(billRef, () => getTab(billRef));
  const surroundings = {
    api,
    linkTokens: createLinkTokens({
      create: api.createLinkToken,
      forget: api.forgetLinkToken,
      isTestMode: plaid.isTestMode,
      now: readAge,
    }),
    loadScript: ({ isAnew }: { isAnew: boolean }) =>
      isAnew ? reloadPlaidScript(plaid) : loadPlaidScript(plaid),
    now: readAge,
    payerName,
    ...reactive,
  };
  const accounts = createListActions(surroundings, hasBankConnection);
  return {
    accounts,
    connecting: createConnectActions(surroundings, accounts),
    paying: createPayActions(surroundings, accounts),
    refresh: reactive.refresh,
  };
}
