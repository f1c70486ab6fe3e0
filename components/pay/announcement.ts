import { findChosenAccount, getCaution } from './describe-accounts.ts';
import type { FlowState } from './flow/flow-state.ts';
import type { BankPaymentWords } from './words.ts';

/** What is going on, for those who hear the page. Steps and problems speak for themselves. */
export function getAnnouncement(state: FlowState, words: BankPaymentWords): string {
  switch (state.phase) {
    case 'preparing':
      return state.isOpenWanted ? (getSlowWords(state, words) ?? words.connect.preparing) : '';
    case 'opening':
      return getSlowWords(state, words) ?? words.connect.opening;
    case 'linking':
      return words.connect.linking;
    case 'exchanging':
    case 'restoring':
      return getSlowWords(state, words) ?? words.accounts.looking;
    case 'paying':
      return getSlowWords(state, words) ?? words.review.paying;
    case 'choosing':
      return getCaution(findChosenAccount(state.draft), words) ?? '';
    case 'idle':
    case 'ready':
    case 'listingFailed':
    case 'pending':
    case 'reviewing':
    case 'locked':
      return '';
    default:
      return state satisfies never;
  }
}

/** What a wait that has become slow is waiting for. */
export function getSlowWords(state: FlowState, words: BankPaymentWords): string | undefined {
  if (!('isSlow' in state) || !state.isSlow) return undefined;
  switch (state.phase) {
    case 'preparing':
      return state.hasScript ? words.slow.token : words.slow.script;
    case 'opening':
      return words.slow.opening;
    case 'restoring':
    case 'exchanging':
      return words.slow.listing;
    case 'paying':
      return words.slow.paying;
    default:
      return state satisfies never;
  }
}
