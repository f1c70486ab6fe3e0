/**
 * Every failure that we tell a browser of, with its HTTP status. The words stand in the catalogue under
 * the same code; what the customer can do next is part of them.
 */
export const FAILURES = {
  badRequest: { status: 400 },
  noSession: { status: 401 },
  foreignOrigin: { status: 403 },
  notFound: { status: 404 },
  notPayable: { status: 409 },
  amountChanged: { status: 409 },
  debitDateMoved: { status: 409 },
  authorizationChanged: { status: 409 },
  bankNotConnected: { status: 409 },
  pageOutdated: { status: 409 },
  tooLarge: { status: 413 },
  wrongContentType: { status: 415 },
  refused: { status: 422 },
  nameRefused: { status: 422 },
  accountRefused: { status: 422 },
  methodNotOffered: { status: 422 },
  bankConnectionFailed: { status: 422 },
  bankConnectionNotOffered: { status: 422 },
  tooManyRequests: { status: 429 },
  internal: { status: 500 },
  upstreamUnreadable: { status: 502 },
  upstreamUnavailable: { status: 503 },
  upstreamBusy: { status: 503 },
  storeUnavailable: { status: 503 },
} as const satisfies Record<string, { readonly status: number }>;

export type FailureCode = keyof typeof FAILURES;

/** A failure on its way to the browser. `reference` is connectFi's request id, for the help desk. */
export type Failure = {
  readonly code: FailureCode;
  readonly reference?: string | undefined;
  readonly retryAfterInSeconds?: number | undefined;
};
