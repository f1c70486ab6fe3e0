import type { PlaidLinkError, PlaidLinkOnSuccessMetadata } from 'react-plaid-link';
import type { Problem } from '#lib/contract/failures.ts';
import type { BankPaymentApi } from './api.ts';
import { readLinkExit } from './link-problems.ts';
import { isAllowed } from './link-token.ts';
import type { ScriptOutcome } from './load-plaid-script.ts';
import type { OauthEnd, OauthEvent, OauthState } from './oauth-flow.ts';
import { readVerification } from './verification.ts';

type OauthSurroundings = {
  readonly api: BankPaymentApi;
  readonly isTestMode: boolean;
  readonly loadScript: () => Promise<ScriptOutcome>;
  readonly getState: () => OauthState;
  readonly dispatch: (event: OauthEvent) => void;
};

/** Takes up Plaid Link where the customer left it for their bank's own site (plaid-link 2.8). */
export function createOauthActions(surroundings: OauthSurroundings) {
  const { api, isTestMode, loadScript, getState, dispatch } = surroundings;

  /** Whatever the end, no token stays in flight. */
  function end(how: OauthEnd): void {
    if (getState().phase === 'ended') return;
    dispatch({ type: 'ended', end: how });
    void api.forgetLinkToken();
  }

  const endWith = (problem: Problem) => end({ kind: 'problem', problem });

  return {
    /** `returnAddress` holds the bank's answer, unless it was taken up already. */
    async resume(returnAddress: string | undefined): Promise<void> {
      if (!returnAddress) return end({ kind: 'interrupted' });
      const [token, script] = await Promise.all([api.readLinkToken(), loadScript()]);
      if (!token.ok) {
        const isGone = token.failure.code === 'notFound';
        return endWith(isGone ? { code: 'returnUsedUp' } : token.failure);
      }
      if (!isAllowed(token.value.value, isTestMode))
        return endWith({ code: 'connectingUnavailable' });
      if (script !== 'loaded') return endWith({ code: 'scriptBlocked' });
      dispatch({ type: 'prepared', token: token.value.value, returnAddress });
    },

    async succeed(publicToken: string | null, metadata: PlaidLinkOnSuccessMetadata): Promise<void> {
      if (!('token' in getState())) return;
      const verification = readVerification(metadata?.accounts);
      if (publicToken === null) return endWith({ code: 'linkFailed' });
      if (verification === 'failed') return endWith({ code: 'verificationFailed' });
      if (verification === 'pending') return end({ kind: 'pending' });
      dispatch({ type: 'succeeded' });
      const connected = await api.connectBank(publicToken);
      if (connected.ok) dispatch({ type: 'connected' });
      else endWith(connected.failure);
    },

    exit(error: PlaidLinkError | null): void {
      const exit = readLinkExit(error);
      if (exit.kind === 'closed') end({ kind: 'closed' });
      else endWith({ code: exit.code });
    },
  };
}
