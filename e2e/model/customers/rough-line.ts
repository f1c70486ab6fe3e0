import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Dice, Weights } from '#e2e/support/dice.ts';
import type { Browser } from './create-browser.ts';

/**
 * What a customer's line does to an order.
 *
 * - `none`: nothing.
 * - `loseAnswer`: the order arrives, and its answer does not.
 * - `holdBack`: the connection breaks, and the order arrives only afterwards.
 */
export type LineFault = 'none' | 'loseAnswer' | 'holdBack';

const FAULTS: Weights<LineFault> = { none: 16, loseAnswer: 1, holdBack: 1 };
const BREAKS_AFTER_IN_MS = { from: 20, to: 400 };

const orderSchema = z.object({ nameOnAccount: z.string() });

type RoughLineOptions = {
  /** The browser's own. */
  readonly dice: Dice;
  /** How much later than its customer believes an order arrives: less than the settling window. */
  readonly holdInMs: { readonly from: number; readonly to: number };
  readonly onFault: (fault: LineFault) => void;
};

/**
 * A browser whose orders go over a bad line. What becomes of an order depends on its name alone, which is
 * each press's own.
 */
export function putOnRoughLine(
  browser: Browser,
  { dice, holdInMs, onFault }: RoughLineOptions,
): Browser {
  const underWay = new Set<Promise<unknown>>();

  async function send(path: string, init?: RequestInit): Promise<Response> {
    const name = readName(init?.body);
    const own = dice.under('line', name ?? '');
    const fault = name === undefined ? 'none' : own.choose(FAULTS, 'fault');
    if (fault === 'none') return browser.fetch(path, init);
    onFault(fault);
    const holdForInMs = fault === 'holdBack' ? own.whole(holdInMs, 'hold') : 0;
    const delivery = wait(holdForInMs)
      .then(() => browser.fetch(path, init))
      .catch(() => undefined)
      .finally(() => underWay.delete(delivery));
    underWay.add(delivery);
    await (fault === 'holdBack' ? wait(own.whole(BREAKS_AFTER_IN_MS, 'break')) : delivery);
    throw new TypeError('the line is broken');
  }

  return {
    ...browser,
    fetch: send,
    untilQuiet: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

function readName(body: unknown): string | undefined {
  if (typeof body !== 'string') return undefined;
  return orderSchema.safeParse(JSON.parse(body)).data?.nameOnAccount;
}
