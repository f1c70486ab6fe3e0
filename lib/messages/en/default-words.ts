import { actions } from './actions.ts';
import { nouns } from './nouns.ts';

/** A bill is paid, unless a brand says otherwise. */
export const defaultWords = {
  ...nouns.bill,
  ...actions.pay,
  connectYourBank: 'Connect your bank',
};
