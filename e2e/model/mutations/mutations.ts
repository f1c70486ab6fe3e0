/** A guard taken out of the app, to see that the model test misses it. */
export type Mutation = {
  readonly name: string;
  /** What the app does no longer. */
  readonly guard: string;
  readonly file: string;
  /** Occurs in the file exactly once. */
  readonly from: string;
  readonly to: string;
};

export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'unique-open-attempt',
    guard: 'the ledger opens no attempt while another one of the bill is open or was accepted',
    file: 'lib/ledger/memory-ledger.ts',
    from: "return isOpen(state) || state === 'accepted';",
    to: "return state === 'refused' && isOpen(state);",
  },
  {
    name: 'unknown-not-failed',
    guard: 'a payment without an answer is unknown, and not refused',
    file: 'lib/checkout/pay-by-bank.ts',
    from: "kind === 'busy' || kind === 'notSent';",
    to: "kind === 'busy' || kind === 'notSent' || kind === 'noAnswer';",
  },
  {
    name: 'settling-window',
    guard: 'a bill that is still unpaid proves nothing before the settling window is over',
    file: 'lib/payment/settle-attempt.ts',
    from: '> settlingSeconds * 1000',
    to: '> settlingSeconds * 0',
  },
  {
    name: 'pay-call-never-repeated',
    guard: 'the pay call is never sent a second time',
    file: 'lib/connectfi/pay-by-bank.ts',
    from: 'isRepeatable: false',
    to: 'isRepeatable: true',
  },
  {
    name: 'page-stays-locked',
    guard: 'the page offers to pay again only by the word of the server',
    file: 'components/bank-payment/lock.ts',
    from: "if (!status.value.isPayable || canStillPay(status.value.outcome)) return 'refresh';",
    to: "if (lockedForInMs >= 0) return 'unlock';",
  },
];
