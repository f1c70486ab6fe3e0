import type { IncomingMessage } from 'node:http';

/** Where the page for the return from a bank's own site lives. */
const OAUTH_PAGE = '/oauth';

/**
 * Leads the address that the operator has registered to the page, before Next sees it: a rewrite of
 * Next's own can become a request over the network, as with `X-Forwarded-Proto: https` from a proxy.
 */
export function readdressOauthReturn(request: IncomingMessage, oauthReturnPath: string): void {
  const [path = '', ...query] = (request.url ?? '').split('?');
  if (path === oauthReturnPath) request.url = [OAUTH_PAGE, ...query].join('?');
}
