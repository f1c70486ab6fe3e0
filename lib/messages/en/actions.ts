import type { Wording } from '../wording.ts';

type ActionWords = {
  /** "Pay from your bank account". */
  readonly Pay: string;
  /** How the authorization quotes the button: our label's beginning, or the whole of a brand's own. */
  readonly authorizeAndPay: string;
  /** The button. */
  readonly authorizeAndPayAmount: string;
};

/** What the main button does, out of a list. */
export const actions: Readonly<Record<Wording['action'], ActionWords>> = {
  pay: {
    Pay: 'Pay',
    authorizeAndPay: 'Authorize and pay',
    authorizeAndPayAmount: 'Authorize and pay {amount}',
  },
  donate: {
    Pay: 'Donate',
    authorizeAndPay: 'Authorize and donate',
    authorizeAndPayAmount: 'Authorize and donate {amount}',
  },
  contribute: {
    Pay: 'Contribute',
    authorizeAndPay: 'Authorize and contribute',
    authorizeAndPayAmount: 'Authorize and contribute {amount}',
  },
  settle: {
    Pay: 'Pay',
    authorizeAndPay: 'Authorize and settle',
    authorizeAndPayAmount: 'Authorize and settle {amount}',
  },
  renew: {
    Pay: 'Pay',
    authorizeAndPay: 'Authorize and renew',
    authorizeAndPayAmount: 'Authorize and renew for {amount}',
  },
};
