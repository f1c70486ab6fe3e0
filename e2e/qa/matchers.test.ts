import { describe, it, expect as plainExpect } from 'vitest';
import type { Customer } from './customer.ts';
import { expect } from './matchers.ts';
import type { Seen } from './page-states.ts';

const BILL: Seen = {
  address: 'https://pay.example/pay/one',
  state: 'payable',
  headings: ['Bill'],
  money: undefined,
  offersPayment: true,
  isAtRest: true,
};
const PAYING: Seen = { ...BILL, offersPayment: false, isAtRest: false };
const WITHOUT_TITLE: Seen = { ...BILL, headings: [], offersPayment: false };
const PAID: Seen = { ...BILL, state: 'processing', offersPayment: false };

/** A customer who sees these one after the other, and the last of them for good; as the matchers need one. */
function watch(...views: readonly (Seen | 'no document')[]) {
  const rest = [...views];
  const watcher = {
    looks: 0,
    page: {
      waitForTimeout: async () => undefined,
      isClosed: () => false,
      url: () => BILL.address,
    },
    async see() {
      watcher.looks += 1;
      const view = rest.length > 1 ? rest.shift() : rest[0];
      if (view === 'no document') throw new Error('the context was destroyed');
      return view;
    },
  };
  return { watcher, customer: watcher as unknown as Customer };
}

const SOON = { timeout: 20 };

describe('after .not, a matcher', () => {
  it.each([
    ['a document', 'no document'],
    ['a title', WITHOUT_TITLE],
    ['an answer', PAYING],
  ] as const)('does not pass without %s', async (_what, view) => {
    const { customer } = watch(view);
    const failure = plainExpect(expect(customer).not.toOfferPayment(SOON)).rejects;
    await failure.toThrow('Expected anything but a page on which the bill can be paid');
  });

  it('waits for what comes of it', async () => {
    const { customer, watcher } = watch(PAYING, 'no document', WITHOUT_TITLE, PAID);
    await expect(customer).not.toOfferPayment();
    plainExpect(watcher.looks).toBe(4);
    const refused = watch(PAYING, 'no document', BILL);
    await plainExpect(expect(refused.customer).not.toOfferPayment(SOON)).rejects.toThrow();
  });
});

it('a matcher believes what it sees, whatever is under way', async () => {
  const { customer, watcher } = watch({ ...BILL, isAtRest: false });
  await expect(customer).toOfferPayment();
  plainExpect(watcher.looks).toBe(1);
});
