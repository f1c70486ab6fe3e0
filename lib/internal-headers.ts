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
