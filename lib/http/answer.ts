import { FAILURES, type Failure } from '#lib/failures.ts';
import { getMessages } from '#lib/messages/get-messages.ts';

const NO_STORE = { 'Cache-Control': 'private, no-store' };

/** A JSON answer that no cache keeps. */
export function answerJson(body: object, status = 200): Response {
  return Response.json(body, { status, headers: NO_STORE });
}

/** The one JSON shape of a failure, under its true status. */
export function answerFailure(failure: Failure): Response {
  const { code, reference, retryAfterInSeconds } = failure;
  const message = getMessages().failures[code];
  const response = answerJson(
    { code, message, ...(reference && { reference }) },
    FAILURES[code].status,
  );
  if (retryAfterInSeconds) response.headers.set('Retry-After', String(retryAfterInSeconds));
  return response;
}

/** A redirect to one of our own addresses, to be followed by a GET. */
export function answerSeeOther(path: `/${string}`): Response {
  return new Response(null, { status: 303, headers: { Location: path, ...NO_STORE } });
}
