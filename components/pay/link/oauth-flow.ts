import type { Problem } from '#lib/contract/failures.ts';

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
