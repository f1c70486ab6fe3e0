import type { PlaidLinkError, PlaidLinkOnSuccessMetadata } from 'react-plaid-link';
import type { Problem } from '#lib/contract/failures.ts';
import type { BankPaymentApi, TabLinkToken } from '../flow/api.ts';
import { readBankName, readLinkExit, readVerification } from '../flow/link-outcome.ts';
import { isAllowed } from './link-token.ts';
import type { ScriptOutcome } from './load-plaid-script.ts';

type OauthSurroundings = {
  readonly api: BankPaymentApi;
  /** The id of this tab; '' where it did not leave for the bank itself. */
  readonly getOwnTab: () => string;
  readonly isTestMode: boolean;
  readonly loadScript: () => Promise<ScriptOutcome>;
  readonly getState: () => OauthState;
  readonly dispatch: (event: OauthEvent) => void;
};

/** Plaid knows which link token a bank's answer belongs to, and says no more of any other. */
const INCORRECT_LINK_TOKEN = 'INCORRECT_LINK_TOKEN';

/** Takes up Plaid Link where the customer left it for their bank's own site (plaid-link 2.8). */
export function createOauthActions(surroundings: OauthSurroundings) {
  const { api, getOwnTab, isTestMode, loadScript, getState, dispatch } = surroundings;
  /** The token in use, then those that may be tried after it. */
  let tokens: readonly TabLinkToken[] = [];

  /** Whatever the end, the token that has served stays in flight no more. */
  function end(how: OauthEnd): void {
    if (getState().phase === 'ended') return;
    dispatch({ type: 'ended', end: how });
    void api.forgetLinkToken(how.kind === 'problem' ? how.problem.code : how.kind, tokens[0]?.tab);
  }

  const endWith = (problem: Problem) => end({ kind: 'problem', problem });

  /**
   * Before Plaid's window has the bank's answer it is still good, so nothing is forgotten: the customer may reload. A
   * reload that comes while something is on its way looks like this, too, to the page that goes.
   */
  const tell = (problem: Problem) => dispatch({ type: 'ended', end: { kind: 'problem', problem } });

  /** Another tab's token that is not the right one may still be in use there. */
  function tryNext(): void {
    const [wrong, next] = tokens;
    tokens = tokens.slice(1);
    if (next) dispatch({ type: 'retried', token: next.value });
    else if (wrong?.tab === getOwnTab()) endWith({ code: 'returnUsedUp' });
    else tell({ code: 'returnUsedUp' });
  }

  return {
    /** `returnAddress` holds the bank's answer, unless it was taken up already. */
    async resume(returnAddress: string | undefined): Promise<void> {
      if (!returnAddress) return end({ kind: 'interrupted' });
      const [answer, script] = await Promise.all([api.readLinkTokens(), loadScript()]);
      if (!answer.ok) {
        const isGone = answer.failure.code === 'notFound';
        return tell(isGone ? { code: 'returnUsedUp' } : answer.failure);
      }
      tokens = answer.value;
      const [token] = tokens;
      if (!token || !tokens.every(({ value }) => isAllowed(value, isTestMode)))
        return endWith({ code: 'connectingUnavailable' });
      if (script !== 'loaded') return tell({ code: 'scriptBlocked' });
      dispatch({ type: 'prepared', token: token.value, returnAddress });
    },

    async succeed(publicToken: string | null, metadata: PlaidLinkOnSuccessMetadata): Promise<void> {
      if (!('token' in getState())) return;
      const verification = readVerification(metadata?.accounts);
      if (publicToken === null) return endWith({ code: 'linkFailed' });
      if (verification === 'failed') return endWith({ code: 'verificationFailed' });
      if (verification === 'pending') return end({ kind: 'pending' });
      dispatch({ type: 'succeeded' });
      const success = { publicToken, bankName: readBankName(metadata) };
      const connected = await api.connectBank(success, tokens[0]?.tab);
      if (connected.ok) dispatch({ type: 'connected' });
      else endWith(connected.failure);
    },

    exit(error: PlaidLinkError | null): void {
      if (!('token' in getState())) return;
      const exit = readLinkExit(error);
      if (error?.error_code === INCORRECT_LINK_TOKEN) tryNext();
      else if (exit.kind === 'closed') end({ kind: 'closed' });
      else endWith({ code: exit.code });
    },
  };
}

/** Where the customer stands on the page that their bank's own site returns to. */
export type OauthState =
  | { readonly phase: 'preparing' }
  | { readonly phase: 'opening'; readonly token: string; readonly returnAddress: string }
  | { readonly phase: 'linking'; readonly token: string; readonly returnAddress: string }
  | { readonly phase: 'exchanging' }
  | { readonly phase: 'connected' }
  | { readonly phase: 'ended'; readonly end: OauthEnd };

export type OauthEnd =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'closed' }
  /** The address does not carry the bank's answer (any more), as after a reload. */
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'pending' };

export type OauthEvent =
  | { readonly type: 'prepared'; readonly token: string; readonly returnAddress: string }
  /** The bank's answer belongs to another link token. */
  | { readonly type: 'retried'; readonly token: string }
  | { readonly type: 'opened' }
  | { readonly type: 'succeeded' }
  | { readonly type: 'connected' }
  | { readonly type: 'ended'; readonly end: OauthEnd };

/** Moves the return from a bank on. Pure; nothing follows the end, and only one success is heard. */
export function reduceOauth(state: OauthState, event: OauthEvent): OauthState {
  switch (event.type) {
    case 'prepared': {
      const { token, returnAddress } = event;
      return state.phase === 'preparing' ? { phase: 'opening', token, returnAddress } : state;
    }
    case 'retried':
      return 'token' in state ? { ...state, phase: 'opening', token: event.token } : state;
    case 'opened':
      return state.phase === 'opening' ? { ...state, phase: 'linking' } : state;
    case 'succeeded':
      return 'token' in state ? { phase: 'exchanging' } : state;
    case 'connected':
      return state.phase === 'exchanging' ? { phase: 'connected' } : state;
    case 'ended':
      return state.phase === 'connected' || state.phase === 'ended'
        ? state
        : { phase: 'ended', end: event.end };
    default:
      return event satisfies never;
  }
}
