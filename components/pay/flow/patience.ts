import type { FlowState } from './flow-state.ts';

/** Plaid's script and window come from far away; a slow phone needs some seconds for them. */
const FOR_PLAID_IN_MS = 10_000;

/** After five seconds every other wait says that it is still going. */
const FOR_US_IN_MS = 5_000;

/** After how long a wait is called slow. `undefined` where nobody waits, or where it has been said. */
export function getPatienceInMs(state: FlowState): number | undefined {
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
