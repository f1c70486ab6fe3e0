/** The parameter by which a customer with several bills says which one their bank's answer is for. */
export const OAUTH_CHOICE_PARAMETER = 'bill';

/** The address that the bank returned to: Plaid wants it without anything that we added (plaid-link 2.8). */
export function removeOauthChoice(address: string): string {
  const url = new URL(address);
  url.searchParams.delete(OAUTH_CHOICE_PARAMETER);
  return url.href;
}
