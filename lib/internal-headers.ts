import type { IncomingMessage } from 'node:http';

/**
 * Headers by which our own server and proxy speak to what runs behind them. Whatever a visitor sends
 * under these names is dropped.
 */
export const LINK_HEADER = 'x-payment-link';
export const CLIENT_ADDRESS_HEADER = 'x-client-address';
export const NONCE_HEADER = 'x-nonce';
export const OPENING_TROUBLE_HEADER = 'x-opening-trouble';
export const OPENING_REFERENCE_HEADER = 'x-opening-reference';
export const OPENING_RETRY_AFTER_HEADER = 'x-opening-retry-after';
export const OPENING_BRAND_HEADER = 'x-opening-brand';
export const OPENING_REF_HEADER = 'x-opening-ref';
export const SITE_ORIGIN_HEADER = 'x-site-origin';
export const SITE_BRAND_HEADER = 'x-site-brand';

/** Where a link is opened, without the link. */
export const OPENING_PATH = '/payment';

/** With every slash too many that a mail's template may have put before it. */
const LINK_ADDRESS = /^\/+payment\/([0-9A-Za-z_-]{8,256})\/?$/;

/** Any spelling of `payment` as a part of a path that something follows. */
const LOOKS_LIKE_LINK = /(^|[/\\])payment(;[^/\\]*)?[/\\]/i;

/**
 * Takes the secret link out of the address before Next sees the request, so that it can reach no page,
 * no RSC payload and no log. An address that holds no well-formed link, or holds it in a way that we
 * never wrote, goes on without one, which ends at the same page as an unknown link.
 */
export function hideLink(request: IncomingMessage): void {
  delete request.headers[LINK_HEADER];
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  if (!LOOKS_LIKE_LINK.test(decode(path))) return;
  const link = LINK_ADDRESS.exec(path)?.[1];
  if (link) request.headers[LINK_HEADER] = link;
  request.url = OPENING_PATH;
}

/** Percent signs that stand for nothing stay as they are. */
function decode(path: string): string {
  return path.replace(/%[0-7][0-9a-f]/gi, (code) => decodeURIComponent(code));
}
