import type { IncomingMessage } from 'node:http';

/**
 * Headers by which our own server speaks to what runs behind it. Whatever a visitor sends
 * under these names is dropped.
 */
export const LINK_HEADER = 'x-payment-link';
export const CLIENT_ADDRESS_HEADER = 'x-client-address';
export const NONCE_HEADER = 'x-nonce';
export const OPENING_TROUBLE_HEADER = 'x-opening-trouble';
export const OPENING_RETRY_AFTER_HEADER = 'x-opening-retry-after';
export const OPENING_BRAND_HEADER = 'x-opening-brand';
export const OPENING_REF_HEADER = 'x-opening-ref';
/** Set where the cookie of a link that was just opened has not come back. */
export const COOKIE_MISSING_HEADER = 'x-cookie-missing';
export const SITE_ORIGIN_HEADER = 'x-site-origin';
export const SITE_BRAND_HEADER = 'x-site-brand';

const ALL = [
  LINK_HEADER,
  CLIENT_ADDRESS_HEADER,
  NONCE_HEADER,
  OPENING_TROUBLE_HEADER,
  OPENING_RETRY_AFTER_HEADER,
  OPENING_BRAND_HEADER,
  OPENING_REF_HEADER,
  COOKIE_MISSING_HEADER,
  SITE_ORIGIN_HEADER,
  SITE_BRAND_HEADER,
];

/** Takes out what a visitor has sent under these names, before anybody reads them. */
export function dropInternalHeaders({ headers }: IncomingMessage): void {
  for (const name of ALL) delete headers[name];
}

/** By which the way from a link to its bill says that the browser has just been given a cookie. */
export const OPENED_PARAMETER = 'opened';
/** Which brand's contact the accessibility statement names. */
export const BRAND_PARAMETER = 'brand';
/** In a bill's address once the customer has closed it. */
export const CLOSED_PARAMETER = 'closed';
