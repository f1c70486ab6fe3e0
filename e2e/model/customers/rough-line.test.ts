import { expect, it } from 'vitest';
import { createDice } from '#e2e/support/dice.ts';
import type { Browser } from './create-browser.ts';
import { type LineFault, putOnRoughLine } from './rough-line.ts';

const HOLD_IN_MS = { from: 500, to: 510 };

/** A line over which so many orders went, each of a name of its own. */
async function sendOrders(count: number) {
  const arrived: string[] = [];
  const plain: Browser = {
    fetch: async (_path, init) => {
      arrived.push(String(init?.body));
      return new Response('{}');
    },
    untilQuiet: async () => {},
    close: async () => {},
  };
  const faults: LineFault[] = [];
  const browser = putOnRoughLine(plain, {
    dice: createDice(3),
    holdInMs: HOLD_IN_MS,
    onFault: (fault) => void faults.push(fault),
  });
  const orders = Array.from({ length: count }, (_, index) => ({ nameOnAccount: `Payer ${index}` }));
  const answers = await Promise.allSettled(
    orders.map((order) => browser.fetch('/', { method: 'POST', body: JSON.stringify(order) })),
  );
  const lost = answers.filter(({ status }) => status === 'rejected').length;
  return { browser, arrived, arrivedAtOnce: arrived.length, lost, faults };
}

it('brings each order exactly once, some later than their customers believe', async () => {
  const { browser, arrived, arrivedAtOnce, lost, faults } = await sendOrders(80);
  expect(faults).toHaveLength(lost);
  expect(lost).toBeGreaterThan(80 - arrivedAtOnce);
  expect(arrivedAtOnce).toBeLessThan(80);
  await browser.untilQuiet();
  expect(new Set(arrived).size).toBe(80);
  expect(arrived).toHaveLength(80);
});

it('does nothing to what is no order', async () => {
  const { browser } = await sendOrders(0);
  const bodies = Array.from({ length: 80 }, (_, index) => JSON.stringify({ publicToken: index }));
  const answers = await Promise.all([
    ...bodies.map((body) => browser.fetch('/', { method: 'POST', body })),
    browser.fetch('/'),
  ]);
  expect(answers).toHaveLength(81);
});
