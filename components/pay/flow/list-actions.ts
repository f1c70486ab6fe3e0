import type { BankConnection } from '#lib/contract/bank-connection.ts';
import { FAILURES, type FailureAction, type Problem } from '#lib/contract/failures.ts';
import { prefillName } from '#lib/domain/name-on-account.ts';
import type { Result } from '#lib/result.ts';
import type { ApiFailure } from './api.ts';
import type { Surroundings } from './flow-state.ts';

export type ListActions = ReturnType<typeof createListActions>;

type Listing = Promise<Result<BankConnection, ApiFailure>>;

/** The accounts of the connected bank, without sending the customer to their bank again. */
export function createListActions(
  { api, getState, dispatch, refresh, payerName }: Surroundings,
  hasConnection: boolean,
) {
  let isConnected = hasConnection;
  let isListing = false;
  let nameOnAccount = prefillName(payerName).name;

  async function receive(listing: Listing): Promise<void> {
    const answer = await listing;
    if (answer.ok) {
      isConnected = true;
      dispatch({ type: 'listed', connection: answer.value, nameOnAccount });
      return;
    }
    const problem = answer.failure;
    if (endsConnection(problem)) {
      lose(problem);
    } else {
      dispatch({ type: 'listingFailed', problem });
    }
    heed(problem, true);
  }

  function lose(problem: Problem): void {
    isConnected = false;
    dispatch({ type: 'connectionLost', problem });
  }

  function beginAgain(): void {
    isConnected = false;
    dispatch({ type: 'sessionRenewed' });
  }

  /** Some failures mean that the page itself is out of date: the server draws it again. */
  function heed(problem: Problem, isTold: boolean): void {
    if (isTold && outdatesPage(problem)) refresh();
  }

  return {
    isConnected: () => isConnected,
    receive,
    lose,
    beginAgain,
    heed,

    /** Enters `restoring`, in which the accounts are listed. */
    list(options: { readonly problem?: Problem } = {}): void {
      dispatch({ type: 'listingWanted', problem: options.problem });
    },

    /** Lists the accounts while the flow is in `restoring`; a second call joins the first. */
    async resume(): Promise<void> {
      if (getState().phase !== 'restoring' || isListing) return;
      isListing = true;
      await receive(api.listAccounts()).finally(() => {
        isListing = false;
      });
    },

    /** The browser shows the page again as it was when it was left: everything is read again. */
    comeBack(): void {
      dispatch({ type: 'pageRestored', hasConnection: isConnected });
      refresh();
    },

    rememberName(name: string): void {
      nameOnAccount = name;
    },
  };
}

/** What is offered then is not to list the accounts once more. */
function endsConnection({ code }: Problem): boolean {
  const { action, passes } = FAILURES[code];
  return ENDS_CONNECTION.has(action) && !passes;
}

const ENDS_CONNECTION: ReadonlySet<FailureAction> = new Set([
  'connect',
  'contact',
  'openMail',
  'lookAgain',
] as const);

/** Whether the page itself is no longer true by it, so that the server has to draw it again. */
export function outdatesPage({ code }: Problem): boolean {
  return OUTDATES_PAGE.has(FAILURES[code].action);
}

const OUTDATES_PAGE: ReadonlySet<FailureAction> = new Set(['openMail', 'lookAgain'] as const);
