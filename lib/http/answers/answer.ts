import { getSpeech } from '#lib/brand/view/get-speech.ts';
import {
  FAILURES,
  type Failure,
  type FailureCode,
  failureSchema,
  isLoggedFailureCode,
  isStepFailureCode,
  type ScreenFailureCode,
  type ServerFailureCode,
} from '#lib/contract/failures.ts';
import { logSecurityEvent, logTrouble } from '#lib/log/log-events.ts';
import { getTrace } from '#lib/log/trace.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { writeProblemAddress } from '#lib/page/bill-address.ts';

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

type Place = {
  readonly ref: string;
  /** The attachment that was asked for, if it was one. */
  readonly file?: string;
};

/**
 * Leads to a whole page about a failure where it would open in a tab of its own, as an attachment does: nobody
 * should have to read JSON. The page has the failure's status. To whatever asks by script the failure stays
 * the one JSON shape.
 */
export async function answerInWords(
  request: Request,
  answer: Response,
  { ref, file }: Place,
): Promise<Response> {
  if (answer.status < 400 || !isShownAsPage(request)) return answer;
  const { code, reference } = failureSchema.parse(await answer.json());
  const screens: Screens = file === undefined ? SCREENS : { ...SCREENS, ...SCREENS_OF_FILES };
  const retryAfter = Number(answer.headers.get('retry-after')) || undefined;
  const screen = screens[code as FailureCode] ?? 'internal';
  return answerSeeOther(writeProblemAddress(ref, { code: screen, reference, retryAfter, file }));
}

/** Older browsers do not say what an answer is for, and ask for HTML. */
function isShownAsPage({ headers }: Request): boolean {
  const use = headers.get('sec-fetch-dest');
  return use === 'document' || (use === null && /\btext\/html\b/.test(headers.get('accept') ?? ''));
}

type Screens = Readonly<Partial<Record<FailureCode, ScreenFailureCode>>>;

const SCREENS: Screens = {
  noSession: 'noSession',
  notFound: 'notFound',
  tooManyRequests: 'tooManyRequests',
  upstreamBusy: 'upstreamBusy',
  upstreamUnavailable: 'upstreamUnavailable',
  upstreamUnreadable: 'upstreamUnreadable',
};

const SCREENS_OF_FILES: Screens = {
  notFound: 'attachmentGone',
  notPayable: 'attachmentGone',
  upstreamUnreadable: 'attachmentBroken',
  upstreamBusy: 'attachmentsBusy',
  upstreamUnavailable: 'attachmentUnavailable',
  storeUnavailable: 'attachmentUnavailable',
};

/**
 * The `Content-Disposition` of a file that is shown under its own name (RFC 6266). Letters beyond ASCII stand
 * in `filename*` (RFC 8187); anyone who does not read that gets the nearest plain name. Pure.
 */
export function writeDisposition(fileName: string): string {
  const plain = fileName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^0-9A-Za-z._]+/g, '-')
    .replace(/^[.-]+|-+(?=\.[^.]*$)/g, '');
  const fallback = /^[^.]*[0-9A-Za-z].*\./.test(plain) ? plain : 'invoice.pdf';
  const inline = `inline; filename="${fallback}"`;
  return fallback === fileName ? inline : `${inline}; filename*=UTF-8''${encode(fileName)}`;
}

/** `encodeURIComponent` leaves some signs alone that the header's grammar does not allow. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
