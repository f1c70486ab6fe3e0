import { useCallback, useEffect, useRef, useState } from 'react';
import { useRefresh } from '#components/line/use-refresh.ts';
import { createLinkTokens } from '../link/link-token.ts';
import { loadPlaidScript, reloadPlaidScript } from '../link/load-plaid-script.ts';
import { createApi } from './api.ts';
import { createConnectActions } from './connect-actions.ts';
import { reduce } from './flow.ts';
import type { FlowEvent, FlowState } from './flow-state.ts';
import { createListActions } from './list-actions.ts';
import { readAge } from './page-time.ts';
import { createPayActions } from './pay-actions.ts';
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
    loadScript: ({ isRetry }: { isRetry: boolean }) =>
      isRetry ? reloadPlaidScript(plaid) : loadPlaidScript(plaid),
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

/** Plaid's script and window come from far away; a slow phone needs some seconds for them. */
const FOR_PLAID_IN_MS = 10_000;

/** After five seconds every other wait says that it is still going. */
const FOR_US_IN_MS = 5_000;

/** After how long a wait is called slow. `undefined` where nobody waits, or where it has been said. */
function getPatienceInMs(state: FlowState): number | undefined {
  switch (state.phase) {
    case 'preparing':
      return state.isOpenWanted && !state.isSlow ? FOR_PLAID_IN_MS : undefined;
    case 'opening':
      return FOR_PLAID_IN_MS;
    case 'restoring':
    case 'exchanging':
    case 'paying':
      return FOR_US_IN_MS;
    case 'idle':
    case 'ready':
    case 'linking':
    case 'listingFailed':
    case 'pending':
    case 'choosing':
    case 'reviewing':
    case 'locked':
      return undefined;
    default:
      return state satisfies never;
  }
}
