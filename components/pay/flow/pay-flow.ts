import type { BankConnection } from '#lib/contract/bank-connection.ts';
import type { StepFailureCode } from '#lib/contract/failures.ts';
import type { Draft, FlowEvent, FlowState, ReadyDraft } from './flow-state.ts';

type PayingEvent = Extract<
  FlowEvent,
  {
    type:
      | 'listingWanted'
      | 'listed'
      | 'listingFailed'
      | 'connectionLost'
      | 'sessionRenewed'
      | 'accountChosen'
      | 'reviewWanted'
      | 'backWanted'
      | 'nameEdited'
      | 'nameFound'
      | 'nameRefused'
      | 'paymentStarted'
      | 'paymentStopped'
      | 'accountRefused'
      | 'paymentLocked';
  }
>;

/** The part of the flow that begins when the bank is connected. Pure. */
export function reducePaying(state: FlowState, event: PayingEvent): FlowState {
  switch (event.type) {
    case 'listingWanted':
      return isListable(state)
        ? { phase: 'restoring', isSlow: false, problem: event.problem }
        : state;
    case 'listed':
      return list(state, event.connection, event.nameOnAccount);
    case 'listingFailed':
      return isListing(state) ? { phase: 'listingFailed', problem: event.problem } : state;
    case 'connectionLost':
      return isListing(state) || state.phase === 'paying'
        ? { phase: 'idle', hasTriedAhead: false, problem: event.problem }
        : state;
    case 'sessionRenewed':
      return isConnected(state)
        ? { phase: 'idle', hasTriedAhead: false, problem: { code: 'bankNotConnected' } }
        : state;
    case 'accountChosen':
      return state.phase === 'choosing'
        ? { phase: 'choosing', draft: { ...state.draft, accountId: event.accountId } }
        : state;
    case 'reviewWanted':
      return state.phase === 'choosing' ? review(state.draft) : state;
    case 'backWanted':
      return state.phase === 'reviewing' ? { phase: 'choosing', draft: state.draft } : state;
    case 'nameEdited': {
      if (state.phase !== 'reviewing') return state;
      const { nameOnAccount } = event;
      return { ...state, draft: { ...state.draft, nameOnAccount }, nameProblem: undefined };
    }
    case 'nameFound': {
      if (state.phase !== 'reviewing') return state;
      const { nameOnAccount, problem } = event;
      return { phase: 'reviewing', draft: { ...state.draft, nameOnAccount }, problem };
    }
    case 'nameRefused':
      return state.phase === 'reviewing' || state.phase === 'paying'
        ? { phase: 'reviewing', draft: state.draft, nameProblem: event.problem }
        : state;
    case 'paymentStarted':
      return state.phase === 'reviewing'
        ? { phase: 'paying', draft: state.draft, isSlow: false }
        : state;
    case 'paymentStopped':
      return state.phase === 'paying' ? stop(state.draft, event) : state;
    case 'accountRefused': {
      if (state.phase !== 'paying') return state;
      const draft = { ...state.draft, accountId: undefined };
      return { phase: 'choosing', draft, problem: event.problem };
    }
    case 'paymentLocked':
      return state.phase === 'paying' || state.phase === 'locked'
        ? { phase: 'locked', reason: event.reason }
        : state;
    default:
      return event satisfies never;
  }
}

/** There is a bank whose accounts are, or are about to be, listed; and nothing is being paid. */
function isConnected({ phase }: FlowState): boolean {
  return ['restoring', 'listingFailed', 'choosing', 'reviewing'].includes(phase);
}

function isListing(state: FlowState): boolean {
  return state.phase === 'restoring' || state.phase === 'exchanging';
}

/** From `locked` only by the word of the server that nothing was taken (`lock.ts`). */
function isListable({ phase }: FlowState): boolean {
  return (
    phase === 'listingFailed' || phase === 'locked' || phase === 'idle' || phase === 'choosing'
  );
}

/**
 * A single account needs no choosing: it is reviewed at once, and "Back" leads to it. Not where a problem has to be
 * dealt with among the accounts first.
 */
function list(state: FlowState, connection: BankConnection, nameOnAccount: string): FlowState {
  if (!isListing(state)) return state;
  const [first, ...others] = connection.accounts;
  const accountId = others.length === 0 ? first?.id : undefined;
  const problem = state.phase === 'restoring' ? state.problem : undefined;
  const draft = { connection, accountId, nameOnAccount };
  const isReviewed = problem === undefined || IN_REVIEW.has(problem.code);
  if (accountId === undefined || !isReviewed) return { phase: 'choosing', draft, problem };
  return { phase: 'reviewing', draft: { ...draft, accountId }, problem };
}

/** Stands at the review as well as among the accounts. */
const IN_REVIEW: ReadonlySet<StepFailureCode> = new Set(['notReceived'] as const);

function review(draft: Draft): FlowState {
  const { accountId } = draft;
  if (accountId === undefined || !hasAccount(draft.connection, accountId)) {
    return { phase: 'choosing', draft, problem: { code: 'chooseAccount' } };
  }
  return { phase: 'reviewing', draft: { ...draft, accountId } };
}

/** Nothing was sent; what the server has changed meanwhile is shown for a new review. */
function stop(draft: ReadyDraft, event: FlowEvent & { type: 'paymentStopped' }): FlowState {
  const { problem, connection = draft.connection } = event;
  if (hasAccount(connection, draft.accountId)) {
    return { phase: 'reviewing', draft: { ...draft, connection }, problem };
  }
  return { phase: 'choosing', draft: { ...draft, connection, accountId: undefined }, problem };
}

function hasAccount(connection: BankConnection, accountId: string): boolean {
  return connection.accounts.some((account) => account.id === accountId);
}
