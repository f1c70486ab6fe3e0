import type { PlaidLinkError, PlaidLinkOnSuccessMetadata } from 'react-plaid-link';
import type { Problem } from '#lib/contract/failures.ts';
import type { FlowState, Surroundings } from './flow-state.ts';
import { readBankName, readLinkExit, readVerification } from './link-outcome.ts';
import type { ListActions } from './list-actions.ts';

/** What the customer and Plaid's window do until the bank is connected. */
export function createConnectActions(
  { api, linkTokens, loadScript, getState, dispatch, now }: Surroundings,
  accounts: ListActions,
) {
  /** Token and script at once. Each reports its own failure; together they make the window ready. */
  async function prepare({ isScriptRetry = false } = {}): Promise<void> {
    const script = loadScript({ isRetry: isScriptRetry }).then((outcome) => {
      if (outcome === 'loaded') dispatch({ type: 'scriptArrived' });
      else giveUp({ code: 'scriptBlocked' });
      return outcome === 'loaded';
    });
    const token = linkTokens.get().then((result) => {
      if (!result.ok) giveUp(result.failure);
      return result.ok;
    });
    if (!(await script) || !(await token)) return;
    // Asked again, because the first may have grown old while the script was on its way.
    const fresh = await linkTokens.get();
    if (fresh.ok) dispatch({ type: 'prepared', token: fresh.value });
    else giveUp(fresh.failure);
  }

  function giveUp(problem: Problem): void {
    const state = getState();
    dispatch({ type: 'preparingFailed', problem });
    const isTold = state.phase === 'preparing' && state.isOpenWanted;
    if (isTold && accounts.isConnected()) accounts.list({ problem });
    accounts.heed(problem, isTold);
  }

  /** Link ended without an account: the token must not serve a later return from a bank either. */
  function leaveLink(problem?: Problem): void {
    linkTokens.forget(problem?.code ?? 'closed');
    const next = accounts.isConnected() ? 'restoring' : 'idle';
    dispatch({ type: 'linkExited', next, problem });
  }

  /** The token in hand has grown too old: another one is fetched before the press needs it. */
  function renewToken(): void {
    if (getState().phase !== 'ready') return;
    dispatch({ type: 'tokenAged' });
    void prepare();
  }

  return {
    /** Pointer, focus or touch on the button. Asks for nothing that is here or on its way. */
    showIntent(): void {
      const before = getState();
      dispatch({ type: 'intentShown' });
      if (getState() !== before) void prepare();
    },

    /** The press. Opens at once what is ready; else prepares it and opens it then. */
    connect(): void {
      const before = getState();
      dispatch({ type: 'openWanted', nowInMs: now() });
      if (getState().phase !== 'preparing') return;
      if (before.phase === 'preparing' && !before.isSlow) return;
      // A window that never appeared gets another token, and with it another window.
      if (before.phase === 'opening') linkTokens.drop();
      void prepare({ isScriptRetry: before.phase === 'preparing' && !before.hasScript });
    },

    renewToken,

    /** Asks for more time. A renewal takes away what was made under the former JWT: the link token, and the bank. */
    async keepSession(): ReturnType<typeof api.keepSession> {
      const answering = api.keepSession();
      linkTokens.waitFor(answering);
      renewToken();
      const answer = await answering;
      if (answer.ok && answer.value.isRenewed && accounts.isConnected()) accounts.beginAgain();
      return answer;
    },

    linkOpened(): void {
      dispatch({ type: 'linkOpened' });
    },

    linkSucceeded(publicToken: string | null, metadata: PlaidLinkOnSuccessMetadata): void {
      if (!isInLink(getState())) return;
      const verification = readVerification(metadata?.accounts);
      if (publicToken === null || verification === 'failed') {
        leaveLink({ code: publicToken === null ? 'linkFailed' : 'verificationFailed' });
      } else if (verification === 'pending') {
        linkTokens.forget('pending');
        dispatch({ type: 'linkPending' });
      } else {
        linkTokens.drop();
        dispatch({ type: 'linkSucceeded' });
        void accounts.receive(api.connectBank({ publicToken, bankName: readBankName(metadata) }));
      }
    },

    linkExited(error: PlaidLinkError | null): void {
      if (!isInLink(getState())) return;
      const exit = readLinkExit(error);
      // Only after a press: a window that dies before it would otherwise be prepared for ever.
      if (exit.kind === 'timedOut' && getState().phase !== 'ready') {
        linkTokens.forget(exit.code);
        dispatch({ type: 'linkExited', next: 'preparing', problem: { code: 'timedOut' } });
        void prepare();
      } else {
        leaveLink(exit.kind === 'closed' ? undefined : { code: exit.code });
      }
    },
  };
}

function isInLink({ phase }: FlowState): boolean {
  return phase === 'ready' || phase === 'opening' || phase === 'linking';
}
