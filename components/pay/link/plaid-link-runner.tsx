'use client';

import { Component, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import {
  type PlaidLinkError,
  type PlaidLinkOnSuccessMetadata,
  PlaidLinkStableEvent,
  usePlaidLink,
} from 'react-plaid-link';
import type { FlowState } from '../flow/flow-state.ts';
import { readAge } from '../flow/page-time.ts';

type PlaidLinkRunnerProps = {
  readonly token: string;
  readonly nonce: string;
  readonly isOpenWanted: boolean;
  /** Only on the page that a bank's own site returns to: its whole address (plaid-link 2.8). */
  readonly receivedRedirectUri?: string | undefined;
  readonly onOpened: () => void;
  readonly onSucceeded: (publicToken: string | null, metadata: PlaidLinkOnSuccessMetadata) => void;
  readonly onExited: (error: PlaidLinkError | null) => void;
};

/**
 * The one place that uses Plaid's hook. Give it the token as its `key` and mount it only once the script
 * is there: the hook's `ready` then always belongs to this token, and it never loads anything itself.
 */
export function PlaidLinkRunner(props: PlaidLinkRunnerProps) {
  return (
    <Shelter onBroken={() => props.onExited(BROKEN)}>
      <LinkWindow {...props} />
    </Shelter>
  );
}

/** As an exit for a reason that nobody has described. */
const BROKEN: PlaidLinkError = {
  error_type: '',
  error_code: '',
  error_message: '',
  display_message: '',
};

type ShelterProps = { readonly onBroken: () => void; readonly children: ReactNode };

/**
 * Plaid's script throws where a browser or an extension keeps from it what it needs, such as frames or storage. Here
 * that ends its window and not our page.
 */
class Shelter extends Component<ShelterProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override componentDidCatch(): void {
    this.props.onBroken();
  }

  override render(): ReactNode {
    return this.state.isBroken ? null : this.props.children;
  }
}

function LinkWindow(props: PlaidLinkRunnerProps) {
  const { token, nonce, isOpenWanted, receivedRedirectUri } = props;
  // The hook keeps the callbacks of its first render for good (plaid-link section 0, 2).
  const latest = useRef(props);
  // Unmounting closes an open window, which Plaid reports like an exit of the customer's. Layout effects
  // are undone before the hook's own effect, so by then nobody listens any more.
  const isMounted = useRef(false);
  useLayoutEffect(() => {
    latest.current = props;
  });
  useLayoutEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
    };
  }, []);

  const { open, ready } = usePlaidLink({
    token,
    cspNonce: nonce,
    ...(receivedRedirectUri !== undefined && { receivedRedirectUri }),
    onSuccess: (publicToken, metadata) => {
      if (isMounted.current) latest.current.onSucceeded(publicToken, metadata);
    },
    onExit: (error) => {
      if (isMounted.current) latest.current.onExited(error);
    },
    onEvent: (name) => {
      if (isMounted.current && name === PlaidLinkStableEvent.OPEN) latest.current.onOpened();
    },
  });

  useEffect(() => {
    if (isOpenWanted && ready) open();
  }, [isOpenWanted, ready, open]);

  return null;
}

/** Tokens live for hours; this only keeps a strangely short-lived one from being asked for all the time. */
const SHORTEST_GAP_IN_MS = 60_000;

/** Fetches another token when the one that waits for the press grows old, unless nobody is looking. */
export function useTokenRenewal(state: FlowState, renew: () => void): void {
  const usableUntilInMs = state.phase === 'ready' ? state.token.usableUntilInMs : undefined;
  useEffect(() => {
    if (usableUntilInMs === undefined) return;
    const delay = Math.max(usableUntilInMs - readAge(), SHORTEST_GAP_IN_MS);
    const timer = setTimeout(() => document.visibilityState === 'visible' && renew(), delay);
    return () => clearTimeout(timer);
  }, [usableUntilInMs, renew]);
}
