import { expect as base, type ExpectMatcherState, type MatcherReturnType } from '@playwright/test';
import type { BillView } from './control-types.ts';
import type { Customer } from './customer.ts';
import {
  describeSeen,
  listStateMoney,
  PAID_STATES,
  type PageState,
  type Seen,
} from './page-states.ts';

/** What is compared: what the customer sees, and what connectFi knows of the bill that they have opened. */
type Evidence = { readonly seen: Seen; readonly truth: BillView | undefined };

type Expectation = {
  readonly name: string;
  /** What was expected, in words. */
  readonly expected: string;
  readonly holds: (evidence: Evidence) => boolean;
};

/** As Playwright's own matchers have it. */
type Patience = { readonly timeout?: number };

type Waiting = Pick<ExpectMatcherState, 'isNot' | 'timeout'>;

const FIRST_WAIT_IN_MS = 100;
const LONGEST_WAIT_IN_MS = 1_000;

/** Playwright's `expect`, which also knows what a payment is. All of these wait until they hold. */
export const expect = base.extend({
  /** The page says that the payment was made, and connectFi has accepted exactly one. */
  async toBePaid(customer: Customer, options?: Patience) {
    return await waitUntil(getPatience(this, options), customer, {
      name: 'toBePaid',
      expected: 'a payment that was made, and that connectFi has accepted once',
      holds: ({ seen, truth }) => isIn(seen, PAID_STATES) && countAccepted(truth) === 1,
    });
  },
  /** The page says that the money has arrived, and so does connectFi. */
  async toBeSettled(customer: Customer, options?: Patience) {
    return await waitUntil(getPatience(this, options), customer, {
      name: 'toBeSettled',
      expected: 'a payment that is settled',
      holds: ({ seen, truth }) => seen.state === 'settled' && truth?.status === 'Settled',
    });
  },
  /** There is a button that begins a payment, or goes on with one. */
  async toOfferPayment(customer: Customer, options?: Patience) {
    return await waitUntil(getPatience(this, options), customer, {
      name: 'toOfferPayment',
      expected: 'a page on which the bill can be paid',
      holds: ({ seen }) => seen.offersPayment,
    });
  },
  /** The page says where the money is: in any of its sentences about that, or in the one of a state. */
  async toSayWhereTheMoneyIs(customer: Customer, state?: PageState, options?: Patience) {
    return await waitUntil(getPatience(this, options), customer, {
      name: 'toSayWhereTheMoneyIs',
      expected: state
        ? `a page that says where the money is as it does when the state is "${state}"`
        : 'a page that says where the money is',
      holds: ({ seen }) => isMoneySaid(seen, customer, state),
    });
  },
});

function getPatience({ isNot, timeout }: ExpectMatcherState, options: Patience = {}): Waiting {
  return { isNot, timeout: options.timeout ?? timeout };
}

/**
 * Looks again and again until it holds, or, after `.not`, until it no longer does. What is not there between two
 * documents, or while a step is under way, may be there after it: that is no evidence for `.not`.
 */
async function waitUntil(
  { isNot, timeout }: Waiting,
  customer: Customer,
  { name, expected, holds }: Expectation,
): Promise<MatcherReturnType> {
  const deadline = Date.now() + timeout;
  const isMet = (found: Evidence) =>
    isNot ? isDecided(found.seen) && !holds(found) : holds(found);
  let evidence = await gather(customer);
  for (let wait = FIRST_WAIT_IN_MS; !isMet(evidence) && Date.now() < deadline; wait *= 2) {
    const rest = deadline - Date.now();
    await customer.page.waitForTimeout(Math.max(0, Math.min(wait, LONGEST_WAIT_IN_MS, rest)));
    evidence = await gather(customer);
  }
  const last = evidence;
  return {
    name,
    pass: isMet(last) !== isNot,
    message: () =>
      [
        `Expected ${isNot ? 'anything but ' : ''}${expected}, for ${timeout / 1000} s. Seen instead:`,
        describeSeen(last.seen),
        describeTruth(last.truth),
      ].join('\n'),
  };
}

function isDecided({ headings, isAtRest }: Seen): boolean {
  return headings.length > 0 && isAtRest;
}

async function gather(customer: Customer): Promise<Evidence> {
  const { bill, sandbox, page } = customer;
  const truth = bill && (await sandbox.readBill(bill.link));
  try {
    return { seen: await customer.see(), truth };
  } catch (error) {
    if (page.isClosed()) throw error;
    // The document has just made room for the next one.
    return { seen: { ...BETWEEN_DOCUMENTS, address: page.url() }, truth };
  }
}

const BETWEEN_DOCUMENTS = {
  state: undefined,
  headings: [],
  money: undefined,
  offersPayment: false,
  isAtRest: false,
} as const;

function describeTruth(truth: BillView | undefined): string {
  if (!truth) return '  connectFi: this customer has opened no bill yet';
  const refused = truth.attempts.filter(({ isAccepted }) => !isAccepted);
  const reasons = refused.map(({ reason }) => reason ?? 'without a reason');
  return [
    `  connectFi: the bill is ${truth.status}; payments accepted: ${countAccepted(truth)}`,
    ...(reasons.length > 0 ? [`, refused: ${reasons.join(', ')}`] : []),
  ].join('');
}

function countAccepted(truth: BillView | undefined): number {
  return truth?.attempts.filter(({ isAccepted }) => isAccepted).length ?? 0;
}

function isIn({ state }: Seen, states: readonly PageState[]): boolean {
  return state !== undefined && states.includes(state);
}

function isMoneySaid({ money }: Seen, { words }: Customer, state?: PageState): boolean {
  if (money === undefined || !state) return money !== undefined;
  return listStateMoney(state, words).some((pattern) => pattern.test(money));
}
