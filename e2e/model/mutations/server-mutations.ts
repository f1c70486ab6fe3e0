import type { Attempt } from '#lib/domain/attempt.ts';
import { succeed } from '#lib/result.ts';
import type { Mutation } from './mutation.ts';

/** As it is watched: whole in the app, though no more of it is asked for. */
type AnyAttempt = Pick<Attempt, 'id' | 'state'> & Partial<Attempt>;

/** Guards of the server. What a weakened function needs besides the original is loaded when it runs. */
export const SERVER_MUTATIONS = {
  'unique-open-attempt': {
    guard: 'the store takes no attempt while another one of the bill is open or was accepted',
    file: 'lib/ledger/sql/write-attempts.ts',
    exported: 'openAttempt',
    weaken: (openAttempt) => async (query, intent, credentials) => {
      await query('delete from blocking_attempts where transaction_id = $1', [
        intent.transactionId,
      ]);
      return openAttempt(query, intent, credentials);
    },
  } satisfies Mutation<typeof import('#lib/ledger/sql/write-attempts.ts'), 'openAttempt'>,

  'written-before-sent': {
    guard: 'an attempt is written down before connectFi is asked',
    file: 'lib/checkout/pay/place-order.ts',
    exported: 'placeOrder',
    weaken: (_placeOrder) => async (way, request) => {
      const { checkOrder } = await import('#lib/checkout/pay/check-order.ts');
      const { beginAttempt } = await import('#lib/checkout/pay/place-order.ts');
      const record = await import('#lib/checkout/pay/record-outcome.ts');
      const checked = await checkOrder(way, request);
      if (checked.kind !== 'payable') return checked;
      const sent = await way.send(checked.session.jwt, request.order, checked.intent);
      const begun = await beginAttempt(checked.intent, checked.session);
      if (begun.kind !== 'begun') return begun;
      return sent.ok
        ? record.recordAcceptance(begun.attempt, sent.value)
        : record.recordFailure(begun.attempt, sent.failure);
    },
  } satisfies Mutation<typeof import('#lib/checkout/pay/place-order.ts'), 'placeOrder'>,

  'submitted-before-sent': {
    guard: 'an attempt that may be on its way is not kept as a mere intention',
    file: 'lib/ledger/ledger.ts',
    exported: 'getLedger',
    weaken: (getLedger) => {
      const intentions = new Map<string, Attempt>();
      return () => {
        const ledger = getLedger();
        return {
          ...ledger,
          openAttempt: async (...intent) => {
            const opened = await ledger.openAttempt(...intent);
            if (opened.ok) intentions.set(opened.value.attempt.id, opened.value.attempt);
            return opened;
          },
          changeAttempt: async (id, change) => {
            const intention = intentions.get(id);
            if (change.state !== 'submitted' || !intention) return ledger.changeAttempt(id, change);
            return succeed({ ...intention, state: 'submitted' });
          },
        };
      };
    },
  } satisfies Mutation<typeof import('#lib/ledger/ledger.ts'), 'getLedger'>,

  'unknown-not-failed': {
    guard: 'a payment without an answer is unknown, and not refused',
    file: 'lib/checkout/pay/record-outcome.ts',
    exported: 'recordFailure',
    weaken: (recordFailure) => (attempt, failure) =>
      recordFailure(attempt, failure.kind === 'noAnswer' ? { kind: 'notSent' } : failure),
  } satisfies Mutation<typeof import('#lib/checkout/pay/record-outcome.ts'), 'recordFailure'>,

  'settling-window': {
    guard: 'a bill that is still unpaid proves nothing before the settling window is over',
    file: 'lib/domain/attempt.ts',
    exported: 'settleAttempt',
    weaken: (settleAttempt) => (input) => settleAttempt({ ...input, settlingSeconds: 0 }),
  } satisfies Mutation<typeof import('#lib/domain/attempt.ts'), 'settleAttempt'>,

  'window-by-own-watch': {
    guard: 'the settling window is not measured by clocks that can be set',
    file: 'lib/ledger/attempt-watch.ts',
    exported: 'watchAttempt',
    weaken: (watchAttempt) => (attempt: AnyAttempt) => {
      const since = attempt.submittedAt ? Date.parse(attempt.submittedAt) : Date.now();
      return watchAttempt(attempt) - (Date.now() - since);
    },
  } satisfies Mutation<typeof import('#lib/ledger/attempt-watch.ts'), 'watchAttempt'>,

  'pay-call-never-repeated': {
    guard: 'the pay call is never sent a second time',
    file: 'lib/connectfi/transport/request.ts',
    exported: 'request',
    weaken: (request) => (call, schema) =>
      request(call.operation === 'payByBank' ? { ...call, isRepeatable: true } : call, schema),
  } satisfies Mutation<typeof import('#lib/connectfi/transport/request.ts'), 'request'>,

  'read-again-before-paying': {
    guard: 'the bill is read again before it is paid, and must be payable',
    file: 'lib/checkout/read/load-bill.ts',
    exported: 'readBillAndAccounts',
    weaken: (readBillAndAccounts) => async (jwt) => {
      const read = await readBillAndAccounts(jwt);
      if (!read.ok || read.value.bill.attempt?.state === 'accepted') return read;
      return succeed({ ...read.value, bill: { ...read.value.bill, state: 'payable' } });
    },
  } satisfies Mutation<typeof import('#lib/checkout/read/load-bill.ts'), 'readBillAndAccounts'>,

  'accepted-by-its-state': {
    guard: 'a payment that was taken back is not called accepted',
    file: 'lib/checkout/read/load-bill.ts',
    exported: 'readBillAndAccounts',
    weaken: (readBillAndAccounts) => async (jwt) => {
      const read = await readBillAndAccounts(jwt);
      if (!read.ok || read.value.bill.attempt?.state !== 'accepted') return read;
      return succeed({ ...read.value, bill: { ...read.value.bill, state: 'processing' } });
    },
  } satisfies Mutation<typeof import('#lib/checkout/read/load-bill.ts'), 'readBillAndAccounts'>,
};
