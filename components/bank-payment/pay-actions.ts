import type { FailureCode } from '#lib/failures.ts';
import { checkName, normalizeName } from '#lib/payment/name-on-account.ts';
import type { ServerFailure } from './api.ts';
import type { ReadyDraft } from './flow-state.ts';
import type { ListActions } from './list-actions.ts';
import { decideLock } from './lock.ts';
import { type Problem, toProblem } from './problem.ts';
import type { Surroundings } from './surroundings.ts';
import type { Consent } from './words.ts';

/** The payment itself. One press, one request: the flow leaves `reviewing` before anything is sent. */
export function createPayActions(
  { api, getState, dispatch, refresh }: Surroundings,
  accounts: ListActions,
) {
  function stop(problem: Problem): void {
    dispatch({ type: 'paymentStopped', problem });
  }

  /** The day or the wording has changed: both are read again and shown for a new review. */
  async function reread(problem: Problem): Promise<void> {
    const answer = await api.listAccounts();
    if (answer.ok) dispatch({ type: 'paymentStopped', problem, connection: answer.value });
    else if (answer.failure.code === 'bankNotConnected') accounts.lose(toProblem(answer.failure));
    else stop(problem);
  }

  function lock(reason: 'accepted' | 'unknown' | 'changed'): void {
    dispatch({ type: 'paymentLocked', reason });
    refresh();
  }

  async function recover(failure: ServerFailure): Promise<void> {
    const problem = toProblem(failure);
    const reaction = REACTIONS[failure.code];
    switch (reaction) {
      case 'stop':
        return stop(problem);
      case 'refresh':
        stop(problem);
        return refresh();
      case 'reread':
        return reread(problem);
      case 'rereadAndRefresh':
        await reread(problem);
        return refresh();
      case 'connectAgain':
        return accounts.lose(problem);
      case 'fixName':
        return dispatch({ type: 'nameRefused', problem });
      case 'chooseAgain':
        return dispatch({ type: 'accountRefused', problem });
      case 'lock':
        return lock('changed');
      default:
        return reaction satisfies never;
    }
  }

  return {
    async pay(consent: Consent): Promise<void> {
      const state = getState();
      if (state.phase !== 'reviewing') return;
      const nameProblem = NAME_PROBLEMS[checkName(state.draft.nameOnAccount)];
      if (nameProblem) {
        dispatch({ type: 'nameRefused', problem: nameProblem });
        return;
      }
      dispatch({ type: 'paymentStarted' });
      const answer = await api.pay(toOrder(state.draft, consent));
      if (answer.kind === 'failed') await recover(answer.failure);
      else lock(answer.kind);
    },

    /** Asks the server whether a locked flow can be opened again, or the page drawn anew. */
    async lookAgain({ lockedForInMs, settlingInMs }: LockTimes): Promise<void> {
      const state = getState();
      if (state.phase !== 'locked') return;
      const status = await api.readStatus();
      const decision = decideLock({ reason: state.reason, status, lockedForInMs, settlingInMs });
      if (decision === 'refresh') refresh();
      if (decision !== 'unlock') return;
      const key = state.reason === 'unknown' ? 'notReceived' : 'notPayable';
      accounts.list({ problem: { key } });
    },

    editName(name: string): void {
      dispatch({ type: 'nameEdited', nameOnAccount: name });
      accounts.rememberName(name);
    },
  };
}

type LockTimes = { readonly lockedForInMs: number; readonly settlingInMs: number };

/** By what the customer read, not by what the server has told since. */
function toOrder(draft: ReadyDraft, consent: Consent) {
  return {
    accountId: draft.accountId,
    nameOnAccount: normalizeName(draft.nameOnAccount),
    debitDate: draft.connection.debitDate,
    ...consent,
  };
}

const NAME_PROBLEMS: Readonly<Record<ReturnType<typeof checkName>, Problem | undefined>> = {
  ok: undefined,
  empty: { key: 'nameEmpty' },
  tooLong: { key: 'nameTooLong' },
  badCharacter: { key: 'nameBadCharacter' },
};

type Reaction =
  | 'stop'
  | 'refresh'
  | 'reread'
  | 'rereadAndRefresh'
  | 'connectAgain'
  | 'fixName'
  | 'chooseAgain'
  | 'lock';

/** What follows from each refusal. All of them say that nothing was sent to the bank. */
const REACTIONS: Readonly<Record<FailureCode, Reaction>> = {
  badRequest: 'stop',
  noSession: 'lock',
  foreignOrigin: 'stop',
  notFound: 'stop',
  notPayable: 'lock',
  amountChanged: 'refresh',
  debitDateMoved: 'reread',
  authorizationChanged: 'rereadAndRefresh',
  bankNotConnected: 'connectAgain',
  pageOutdated: 'stop',
  tooLarge: 'stop',
  wrongContentType: 'stop',
  refused: 'stop',
  nameRefused: 'fixName',
  accountRefused: 'chooseAgain',
  methodNotOffered: 'stop',
  bankConnectionFailed: 'connectAgain',
  bankConnectionNotOffered: 'connectAgain',
  tooManyRequests: 'stop',
  internal: 'stop',
  upstreamUnreadable: 'stop',
  upstreamUnavailable: 'stop',
  upstreamBusy: 'stop',
  storeUnavailable: 'stop',
};
