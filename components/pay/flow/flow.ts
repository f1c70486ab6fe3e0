import type { Problem } from '#lib/contract/failures.ts';
import { isUsable } from '../link/link-token.ts';
import type { FlowEvent, FlowState } from './flow-state.ts';
import { reducePaying } from './pay-flow.ts';

/**
 * Moves the flow on. Pure; an event that does not belong to the present phase changes nothing, so a second
 * click, a late answer or a callback out of turn cannot do harm.
 */
export function reduce(state: FlowState, event: FlowEvent): FlowState {
  switch (event.type) {
    case 'intentShown':
      return state.phase === 'idle' && !state.hasTriedAhead ? prepare(state.problem) : state;
    case 'openWanted':
      return wantOpen(state, event.nowInMs);
    case 'scriptArrived':
      return state.phase === 'preparing' ? { ...state, hasScript: true } : state;
    case 'prepared': {
      if (state.phase !== 'preparing') return state;
      const { isOpenWanted, problem } = state;
      if (isOpenWanted) return { phase: 'opening', token: event.token, isSlow: false };
      return { phase: 'ready', token: event.token, problem };
    }
    case 'preparingFailed': {
      if (state.phase !== 'preparing') return state;
      // Anyone who has not pressed yet is not told: the press itself will try again.
      const problem = state.isOpenWanted ? event.problem : state.problem;
      return { phase: 'idle', hasTriedAhead: true, problem };
    }
    case 'tokenAged':
      return state.phase === 'ready' ? prepare(state.problem) : state;
    case 'linkOpened':
      return state.phase === 'opening' ? { phase: 'linking', token: state.token } : state;
    case 'linkSucceeded':
      return isInLink(state) ? { phase: 'exchanging', isSlow: false } : state;
    case 'linkPending':
      return isInLink(state) ? { phase: 'pending' } : state;
    case 'linkExited':
      return isInLink(state) ? leaveLink(event) : state;
    case 'becameSlow':
      return 'isSlow' in state ? { ...state, isSlow: true } : state;
    case 'pageRestored':
      return comeBack(state, event.hasConnection);
    case 'listingWanted':
    case 'listed':
    case 'listingFailed':
    case 'connectionLost':
    case 'sessionRenewed':
    case 'accountChosen':
    case 'reviewWanted':
    case 'backWanted':
    case 'nameEdited':
    case 'nameFound':
    case 'nameRefused':
    case 'paymentStarted':
    case 'paymentStopped':
    case 'accountRefused':
    case 'paymentLocked':
      return reducePaying(state, event);
    default:
      return event satisfies never;
  }
}

function wantOpen(state: FlowState, nowInMs: number): FlowState {
  switch (state.phase) {
    case 'idle':
    case 'listingFailed':
    case 'pending':
    case 'choosing':
      return { ...prepare(), isOpenWanted: true };
    case 'preparing':
      return { ...state, isOpenWanted: true, isSlow: false, problem: undefined };
    case 'ready':
      return isUsable(state.token, nowInMs)
        ? { phase: 'opening', token: state.token, isSlow: false }
        : { ...prepare(), isOpenWanted: true };
    case 'opening':
      return state.isSlow ? { ...prepare(), isOpenWanted: true } : state;
    case 'restoring':
    case 'linking':
    case 'exchanging':
    case 'reviewing':
    case 'paying':
    case 'locked':
      return state;
    default:
      return state satisfies never;
  }
}

function prepare(problem?: Problem): FlowState & { phase: 'preparing' } {
  return { phase: 'preparing', isOpenWanted: false, isSlow: false, hasScript: false, problem };
}

/** `ready` counts too: a window that fails before it is asked for reports that as an exit. */
function isInLink(state: FlowState): boolean {
  return state.phase === 'ready' || state.phase === 'opening' || state.phase === 'linking';
}

function leaveLink(event: FlowEvent & { type: 'linkExited' }): FlowState {
  const { next, problem } = event;
  switch (next) {
    case 'idle':
      return { phase: 'idle', hasTriedAhead: false, problem };
    case 'preparing':
      return prepare(problem);
    case 'restoring':
      return { phase: 'restoring', isSlow: false, problem };
    default:
      return next satisfies never;
  }
}

/** The browser shows the page again as it once was: whatever could pay is read again. */
function comeBack(state: FlowState, hasConnection: boolean): FlowState {
  if (state.phase === 'locked' || state.phase === 'paying') return state;
  return hasConnection
    ? { phase: 'restoring', isSlow: false }
    : { phase: 'idle', hasTriedAhead: false };
}
