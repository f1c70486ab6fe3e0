import { PLAID_SCRIPT_URL } from '#lib/contract/bank-connection.ts';
import { getEnv } from './env.ts';

export type PlaidAddresses = Readonly<ReturnType<typeof getPlaidAddresses>>;

/** Where Link is loaded from, where its window lives, and what its script calls from our page (plaid-link 3.1). */
export function getPlaidAddresses() {
  const { testMode, plaidEnvironment } = getEnv();
  if (testMode) {
    const { plaidScriptUrl, plaidOrigin } = testMode;
    return { scriptUrl: plaidScriptUrl, frameOrigin: plaidOrigin, apiOrigin: plaidOrigin };
  }
  return {
    scriptUrl: PLAID_SCRIPT_URL,
    frameOrigin: 'https://cdn.plaid.com',
    apiOrigin: `https://${plaidEnvironment}.plaid.com`,
  };
}
