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
    guard: 'the store takes no attempt while another one of the bill is open or was accepted',
    file: 'lib/ledger/sql/open-attempt.ts',
    from: 'return taken.length > 0;',
    to: 'return taken.length >= 0;',
  },
  {
    name: 'written-before-sent',
    guard: 'an attempt is written down before connectFi is asked',
    file: 'lib/checkout/pay-by-bank.ts',
    from: `  const begun = await beginAttempt(checked.intent, checked.session);
  if (begun.kind !== 'begun') return begun;
  const { attempt } = begun;

  const sent = await sendPayment(checked.session.jwt, {
    accountId: order.accountId,
    nameOnAccount: checked.intent.nameOnAccount,
  });
`,
    to: `  const sent = await sendPayment(checked.session.jwt, {
    accountId: order.accountId,
    nameOnAccount: checked.intent.nameOnAccount,
  });
  const begun = await beginAttempt(checked.intent, checked.session);
  if (begun.kind !== 'begun') return begun;
  const { attempt } = begun;
`,
  },
  {
    name: 'submitted-before-sent',
    guard: 'an attempt that may be on its way is not kept as a mere intention',
    file: 'lib/checkout/pay-by-bank.ts',
    from: "const submitted = await getLedger().changeAttempt(id, { state: 'submitted' });",
    to: "const submitted = { ok: true as const, value: { ...opened.value.attempt, state: 'submitted' as const } };",
  },
  {
    name: 'unknown-not-failed',
    guard: 'a payment without an answer is unknown, and not refused',
    file: 'lib/checkout/record-outcome.ts',
    from: "kind === 'busy' || kind === 'notSent';",
    to: "kind === 'busy' || kind === 'notSent' || kind === 'noAnswer';",
  },
  {
    name: 'settling-window',
    guard: 'a bill that is still unpaid proves nothing before the settling window is over',
    file: 'lib/payment/settle-attempt.ts',
    from: 'watchedForMs > settlingSeconds * 1000',
    to: 'watchedForMs > settlingSeconds * 0',
  },
  {
    name: 'window-by-own-watch',
    guard: 'the settling window is not measured by clocks that can be set',
    file: 'lib/checkout/settle-latest-attempt.ts',
    from: 'const watchedForMs = askedAtInMs - watchAttempt(attempt);',
    to: 'const watchedForMs = askedAtInMs - watchAttempt(attempt) + Date.now() - Date.parse(attempt.submittedAt);',
  },
  {
    name: 'pay-call-never-repeated',
    guard: 'the pay call is never sent a second time',
    file: 'lib/connectfi/pay-by-bank.ts',
    from: 'isRepeatable: false',
    to: 'isRepeatable: true',
  },
  {
    name: 'read-again-before-paying',
    guard: 'the bill is read again before it is paid, and must be payable',
    file: 'lib/checkout/check-order.ts',
    from: "if (!PAYMENT_STATES[bill.state].isPayable) return refuse('notPayable');",
    to: '',
  },
  {
    name: 'accepted-by-its-state',
    guard: 'a payment that was taken back is not called accepted',
    file: 'lib/checkout/check-order.ts',
    from: "return moneyMoved === 'pending' || moneyMoved === 'yes';",
    to: "return moneyMoved !== 'unknown' || moneyMoved === 'unknown';",
  },
  {
    name: 'page-stays-locked',
    guard: 'the page offers to pay again only by the word of the server',
    file: 'components/bank-payment/lock.ts',
    from: "if (!status.value.isPayable || canStillPay(status.value.outcome)) return 'refresh';",
    to: "if (lockedForInMs >= 0) return 'unlock';",
  },
];
