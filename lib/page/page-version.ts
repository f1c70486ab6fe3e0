/**
 * The version of what an open page and the server say to each other. Two releases may run side by side,
 * and a page may stay open over an update: raise this with every change that either would misunderstand.
 */
export const PAGE_VERSION = '2';

/** Sent by the page with every call; anyone who calls without it is taken to know what they do. */
export const PAGE_VERSION_HEADER = 'x-page-version';

/** The reference of the document that calls, so that one number leads to all that a page did. */
export const PAGE_REFERENCE_HEADER = 'x-page-reference';

/** Whether a request comes from a page of another release that does not understand this one. */
export function isFromOutdatedPage({ headers }: Request): boolean {
  const version = headers.get(PAGE_VERSION_HEADER);
  return version !== null && version !== PAGE_VERSION;
}
