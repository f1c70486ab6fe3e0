import { getSpeech } from '#lib/brand/view/get-speech.ts';
import {
  FAILURES,
  type Failure,
  isLoggedFailureCode,
  isStepFailureCode,
  type ServerFailureCode,
} from '#lib/contract/failures.ts';
import { logSecurityEvent } from '#lib/log/log-security-event.ts';
import { logTrouble } from '#lib/log/log-trouble.ts';
import { getTrace } from '#lib/log/trace.ts';
import { getMessages } from '#lib/messages/get-messages.ts';

const NO_STORE = { 'Cache-Control': 'private, no-store' };

/** A JSON answer that no cache keeps. */
export function answerJson(body: object, status = 200): Response {
  return Response.json(body, { status, headers: NO_STORE });
}

/** The one JSON shape of a failure, under its true status. What may be an attack is told of in the log. */
export function answerFailure(failure: Failure<ServerFailureCode>): Response {
  const { code, retryAfterInSeconds } = failure;
  const reference = getTrace()?.traceId;
  logTrouble(code);
  if (isLoggedFailureCode(code)) logSecurityEvent(code);
  const { bankPayment, screens } = getMessages(getSpeech());
  const message = isStepFailureCode(code) ? bankPayment.problems[code] : screens[code].title;
  const body = { code, message, ...(reference && { reference }) };
  const response = answerJson(body, FAILURES[code].status ?? 500);
  if (retryAfterInSeconds) response.headers.set('Retry-After', String(retryAfterInSeconds));
  return response;
}

/** A redirect to one of our own addresses, to be followed by a GET. */
export function answerSeeOther(path: `/${string}`): Response {
  return new Response(null, { status: 303, headers: { Location: path, ...NO_STORE } });
}
