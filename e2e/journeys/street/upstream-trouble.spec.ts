import type { FaultRequest } from '#e2e/sandbox/fault.ts';
import { type Payer, readJson } from '#e2e/support/payer.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, test } from '#e2e/support/test.ts';
import type { PaymentOrder } from '#lib/contract/requests.ts';
import { bankPayment } from '#lib/messages/testing/words.ts';

type Prepared = {
  readonly payer: Payer;
  readonly order: PaymentOrder;
  readonly publicToken: string;
};

type Step = {
  readonly name: string;
  /** What connectFi is asked first in this step, and what the step is about. */
  readonly operations: readonly FaultRequest['operation'][];
  readonly take: (prepared: Prepared) => ReturnType<Payer['ask']>;
};

const STEPS: readonly Step[] = [
  {
    name: 'the link token',
    operations: ['C2', 'C7'],
    take: ({ payer }) => payer.createLinkToken(),
  },
  {
    name: 'the bank connection',
    operations: ['C2', 'C8', 'C9'],
    take: ({ payer, publicToken }) => payer.connectBank(publicToken),
  },
  {
    name: 'the accounts',
    operations: ['C9'],
    take: ({ payer }) => payer.ask('bank-accounts'),
  },
  {
    name: 'what precedes the payment',
    operations: ['C2', 'C9'],
    take: ({ payer, order }) => payer.pay(order),
  },
  { name: 'the status', operations: ['C2'], take: ({ payer }) => payer.ask('status') },
];

const TROUBLES = [
  [{ kind: 'status', status: 503 }, 503, 'upstreamUnavailable'],
  [{ kind: 'status', status: 500 }, 503, 'upstreamUnavailable'],
  [{ kind: 'resetBefore' }, 503, 'upstreamUnavailable'],
  [{ kind: 'truncated', isProcessed: false }, 503, 'upstreamUnavailable'],
  [{ kind: 'hang' }, 503, 'upstreamUnavailable'],
  [{ kind: 'status', status: 429, headers: { 'retry-after': '7' } }, 429, 'tooManyRequests'],
  [{ kind: 'garbage' }, 502, 'upstreamUnreadable'],
  [{ kind: 'html' }, 502, 'upstreamUnreadable'],
  [{ kind: 'html', status: 403 }, 502, 'upstreamUnreadable'],
  [{ kind: 'empty' }, 502, 'upstreamUnreadable'],
  [{ kind: 'otherCode' }, 502, 'upstreamUnreadable'],
  [{ kind: 'redirect' }, 502, 'upstreamUnreadable'],
  [{ kind: 'huge' }, 502, 'upstreamUnreadable'],
] as const;

const LONGEST_ANSWER_IN_MS = 25_000;

for (const [{ name, operations, take }, tag] of tagRepeats(STEPS)) {
  for (const operation of operations) {
    test(`says what went wrong with ${operation} during ${name}, and goes on after it`, {
      tag,
    }, async ({ openPayer }) => {
      test.setTimeout(60_000);
      const payer = await openPayer();
      const { bill } = payer;
      const order = await payer.prepareOrder();
      for (const [trouble, status, code] of TROUBLES) {
        const what = JSON.stringify(trouble);
        const prepared = { payer, order, publicToken: await payer.finishLink() };
        await bill.injectFault({ ...trouble, operation, times: 'always' });
        const startedAt = performance.now();
        const answer = await take(prepared);
        expect.soft(performance.now() - startedAt, what).toBeLessThan(LONGEST_ANSWER_IN_MS);
        expect.soft(answer.status(), what).toBe(status);
        expect
          .soft(await readJson(answer), what)
          .toMatchObject({ code, message: bankPayment.problems[code] });
        const retryAfter = status === 429 ? '7' : undefined;
        expect.soft(answer.headers()['retry-after'], what).toBe(retryAfter);
        await bill.clearFaults();
      }
      expect(await bill.countPayments()).toEqual({ received: 0, accepted: 0 });
      const publicToken = await payer.finishLink();
      expect((await take({ payer, order, publicToken })).status()).toBe(200);
    });
  }
}
