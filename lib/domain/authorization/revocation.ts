import { PAYMENT_STATES, type PaymentState } from '../states.ts';

/**
 * What is true of revoking an authorization in this state of its payment. `open`: it can be revoked until
 * the payment is sent, which also holds where nobody knows whether it was. `sent`: too late for that.
 * `spent`: its one payment has come to nothing, and a further one needs an authorization of its own.
 */
export type Revocation = 'open' | 'sent' | 'spent';

export function getRevocation(state: PaymentState): Revocation {
  if (state === 'processing') return 'open';
  const { moneyMoved } = PAYMENT_STATES[state];
  switch (moneyMoved) {
    case 'unknown':
      return 'open';
    case 'pending':
    case 'yes':
      return 'sent';
    case 'no':
    case 'returned':
      return 'spent';
    default:
      return moneyMoved satisfies never;
  }
}
