/** For a brand's file opened by itself: a drawing may style itself and do nothing else. */
export const CLOSED_FILE_HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; style-src-elem 'unsafe-inline'; style-src-attr 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox",
} as const;
