import { PLAID_SCRIPT_URL } from '#lib/contract/bank-connection.ts';
import { getEnv } from './env.ts';

type PlaidAddresses = {
  readonly scriptUrl: string;
  readonly frameOrigin: string;
  readonly apiOrigin: string;
};

/** Where Link is loaded from, where its window lives and what it calls. */
export function getPlaidAddresses(): PlaidAddresses {
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
