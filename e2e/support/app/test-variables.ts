import { randomBytes } from 'node:crypto';

/** The app's variables for a run against the sandbox, with a secret of their own. */
export function listTestVariables(appOrigin: string, sandboxOrigin: string) {
  return {
    CONNECTFI_BASE_URL: `${sandboxOrigin}/connectfi`,
    PUBLIC_ORIGIN: appOrigin,
    PLAID_ENVIRONMENT: 'sandbox',
    TRUSTED_TYPES: 'enforce',
    TEST_MODE_PLAID_SCRIPT_URL: `${sandboxOrigin}/plaid/link-initialize.js`,
    TEST_MODE_CLOCK_URL: `${sandboxOrigin}/clock`,
    SESSION_SECRET: randomBytes(32).toString('hex'),
  };
}
