import {
  FAILURES,
  type Failure,
  type Problem,
  type ServerStepCode,
} from '#lib/contract/failures.ts';
import { checkName, normalizeName } from '#lib/domain/name-on-account.ts';
import type { Consent } from '../words.ts';
import type { ReadyDraft, Surroundings } from './flow-state.ts';
import type { ListActions } from './list-actions.ts';
import { decideLock } from './lock.ts';

/** The payment itself. One press, one request: the flow leaves `reviewing` before anything is sent. */
export function createPayActions(
  { api, getState, dispatch, refresh }: Surroundings,
  accounts: ListActions,
) {
  function stop(problem: Problem): void {
    dispatch({ type: 'paymentStopped', problem });
  }

  /** Day, wording or amount have changed: all are read again and shown for a new review. */
  async function checkAgain(problem: Problem): Promise<void> {
    const answer = await api.listAccounts();
    if (answer.ok) dispatch({ type: 'paymentStopped', problem, connection: answer.value });
    else if (answer.failure.code === 'bankNotConnected') accounts.lose(answer.failure);
    else stop(problem);
    refresh();
  }

  function lock(reason: 'accepted' | 'unknown' | 'changed'): void {
    dispatch({ type: 'paymentLocked', reason });
    refresh();
  }

  /** Nothing was sent to the bank. The flow goes to where the customer finds what the words offer. */
  async function recover(problem: Failure<ServerStepCode>, formerAmount: string): Promise<void> {
    const { action } = FAILURES[problem.code];
    switch (action) {
      case 'tryAgain':
      case 'reload':
      case 'contact':
        return stop(problem);
      case 'checkAgain':
        return checkAgain({ ...problem, formerAmount });
      case 'connect':
      case 'useAnotherBank':
        return accounts.lose(problem);
      case 'editName':
        return dispatch({ type: 'nameRefused', problem });
      case 'chooseAccount':
        return dispatch({ type: 'accountRefused', problem });
      case 'lookAgain':
      case 'openMail':
      case 'chooseBill':
        return lock('changed');
      default:
        return action satisfies never;
    }
  }

  return {
    async pay({ nameInField, amount, ...consent }: Consent): Promise<void> {
      const state = getState();
      if (state.phase !== 'reviewing') return;
      if (normalizeName(nameInField) !== normalizeName(state.draft.nameOnAccount)) {
        dispatch({
          type: 'nameFound',
          nameOnAccount: nameInField,
          problem: { code: 'nameChanged' },
        });
        accounts.rememberName(nameInField);
        return;
      }
      const nameProblem = NAME_PROBLEMS[checkName(state.draft.nameOnAccount)];
      if (nameProblem) {
        dispatch({ type: 'nameRefused', problem: nameProblem });
        return;
      }
      dispatch({ type: 'paymentStarted' });
      const answer = await api.pay(toOrder(state.draft, consent));
      if (answer.kind === 'failed') await recover(answer.failure, amount);
      else lock(answer.kind);
    },

    /** Asks the server whether a locked flow can be opened again, or the page drawn again. */
    async lookAgain({ lockedForInMs, settlingInMs }: LockTimes): Promise<void> {
      const state = getState();
      if (state.phase !== 'locked') return;
      const status = await api.readStatus();
      const decision = decideLock({ reason: state.reason, status, lockedForInMs, settlingInMs });
      if (decision === 'refresh') refresh();
      if (decision !== 'unlock') return;
      const code = state.reason === 'unknown' ? 'notReceived' : 'notPayable';
      accounts.list({ problem: { code } });
    },

    editName(name: string): void {
      dispatch({ type: 'nameEdited', nameOnAccount: name });
      accounts.rememberName(name);
    },
  };
}

type LockTimes = { readonly lockedForInMs: number; readonly settlingInMs: number };

/** By what the customer read, not by what the server has told since. */
function toOrder(draft: ReadyDraft, consent: Omit<Consent, 'nameInField' | 'amount'>) {
  return {
    accountId: draft.accountId,
    nameOnAccount: normalizeName(draft.nameOnAccount),
    debitDate: draft.connection.debitDate,
    ...consent,
  };
}

const NAME_PROBLEMS: Readonly<Record<ReturnType<typeof checkName>, Problem | undefined>> = {
  ok: undefined,
  empty: { code: 'nameEmpty' },
  tooLong: { code: 'nameTooLong' },
  badCharacter: { code: 'nameBadCharacter' },
  otherScript: { code: 'nameOtherScript' },
};
