import { PlaidNetwork } from './browser/plaid-network.ts';
import { test as base, expectProblem } from './test.ts';

/** For journeys without test mode (`plaidScript: 'real'`): Plaid's own addresses, answered. */
export const test = base.extend<{ plaid: PlaidNetwork }>({
  plaid: async ({ context, target }, use) => {
    const plaid = new PlaidNetwork(target.sandboxOrigin);
    await plaid.answer(context);
    expectProblem(/^unexpected host: \w+ https:\/\/(cdn|sandbox)\.plaid\.com\//);
    await use(plaid);
  },
});
