import { getEnv } from '#lib/env.ts';

/** Plaid's one script address; it must not be served from anywhere else (plaid-link 2.1). */
export const PLAID_SCRIPT_URL = 'https://cdn.plaid.com/link/v2/stable/link-initialize.js';

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
