import { recallBrandId } from '#lib/brand/choose-brand.ts';
import { getSite, type Site } from '#lib/brand/site.ts';
import {
  findTooManyFailures,
  type Opener,
  type Opening,
  openWithinLimits,
  takeFailure,
  takeOpening,
} from '#lib/checkout/open/open-link.ts';
import { recallStatus } from '#lib/checkout/read/recall-payment.ts';
import {
  FAILURES,
  type Failure,
  isLoggedFailureCode,
  type ScreenFailureCode,
} from '#lib/contract/failures.ts';
import { isForeignEmbedding } from '#lib/http/guard-request.ts';
import {
  CLIENT_ADDRESS_HEADER,
  LINK_HEADER,
  OPENED_PARAMETER,
  OPENING_BRAND_HEADER,
  OPENING_REF_HEADER,
  OPENING_RETRY_AFTER_HEADER,
  OPENING_TROUBLE_HEADER,
} from '#lib/internal-headers.ts';
import { logSecurityEvent } from '#lib/log/log-events.ts';
import { getBillRef, writeOpenedMark } from '#lib/page/bill-address.ts';
import { getCookieName } from '#lib/session/bill-cookies.ts';
import { HAND_OVER_MARK, openHandOver } from '#lib/session/hand-over.ts';
import { answerFailure, answerJson } from '../answers/answer.ts';
import type { AddressRequest, OpeningTrouble } from './direct-routes.ts';

/** What is no link goes the way of an unknown one, and so ends at the same answer, bit by bit. */
const REF_OF_NO_LINK = getBillRef('');

const HEADERS = { 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'no-referrer' };

/**
 * Opens the link of an address in a mail: the way to its bill, with the sealed cookie, or why there is none
 * (docs/decisions/0002).
 */
export async function openAddress(request: AddressRequest): Promise<Response | OpeningTrouble> {
  const { method, headers, cookies } = request;
  if (method === 'HEAD') return new Response(null, { headers: HEADERS });
  if (method !== 'GET') {
    return new Response(null, { status: 405, headers: { ...HEADERS, Allow: 'GET, HEAD' } });
  }
  if (isForeignEmbedding(request)) {
    logSecurityEvent('foreignOrigin');
    return new Response(null, { status: 403, headers: HEADERS });
  }
  const given = headers.get(LINK_HEADER) ?? undefined;
  const isHandedOver = given?.startsWith(HAND_OVER_MARK) === true;
  const handedOver = given && isHandedOver ? await openHandOver(given) : undefined;
  const link = isHandedOver ? handedOver?.link : given;
  const address = headers.get(CLIENT_ADDRESS_HEADER) ?? '';
  const ref = link ? getBillRef(link) : undefined;
  if (asksForStatus(headers)) return answerClosedLink({ ref, address }, getSite(headers));
  const { startedAtInMs } = handedOver ?? {};
  const opening = await openWithinLimits({ link, startedAtInMs, jar: cookies, address });
  if (opening.kind === 'opened') return leadToBill(opening, request);
  const isOver = isHandedOver && !link && opening.trouble.code === 'linkUnknown';
  // The code that another device showed lives for minutes: the mail still has the link.
  return describeTrouble(isOver ? { code: 'noSession' } : opening.trouble, ref ?? REF_OF_NO_LINK);
}

/** As an open page does that has no other address to ask: a browser that opens a link asks for HTML. */
function asksForStatus(headers: Headers): boolean {
  return headers.get('accept') === 'application/json';
}

/**
 * The address says that a cookie was set, unless the browser has one of ours and so keeps them: where it did not
 * come back the page can say so, in place of asking for the link again and again (docs/decisions/0021).
 */
function leadToBill(
  opening: Extract<Opening, { kind: 'opened' }>,
  { headers, cookies }: AddressRequest,
): Response {
  const prefix = getCookieName('');
  const keepsCookies = cookies.getAll().some(({ name }) => name.startsWith(prefix));
  const mark = keepsCookies ? '' : `?${OPENED_PARAMETER}=${writeOpenedMark()}`;
  for (const cookie of opening.cookies) cookies.set(cookie);
  const Location = `${getSite(headers).origin}/pay/${opening.ref}${mark}`;
  return new Response(null, { status: 303, headers: { ...HEADERS, Location } });
}

function describeTrouble(
  { code, retryAfterInSeconds }: Failure<ScreenFailureCode>,
  ref: string,
): OpeningTrouble {
  if (isLoggedFailureCode(code)) logSecurityEvent(code);
  const brandId = recallBrandId(ref);
  return {
    [OPENING_TROUBLE_HEADER]: code,
    [OPENING_REF_HEADER]: ref,
    ...(retryAfterInSeconds && { [OPENING_RETRY_AFTER_HEADER]: String(retryAfterInSeconds) }),
    ...(brandId && { [OPENING_BRAND_HEADER]: brandId }),
  };
}

/**
 * Answers a page that stands at the address of a link which connectFi has closed, by our own memory alone:
 * connectFi is not asked, and no session is needed, since the address itself holds the link. It counts as an
 * opening: here, too, somebody could try whether there is such a link.
 */
async function answerClosedLink({ ref, address }: Opener, site: Site): Promise<Response> {
  // Without a link nothing is tried: a page only wants to know whether we are there.
  const answer =
    ref === undefined ? answerFailure(NOTHING) : await answerWithinLimits({ ref, address }, site);
  answer.headers.set('Referrer-Policy', 'no-referrer');
  return answer;
}

const NOTHING = { code: 'notFound' } as const;

async function answerWithinLimits(
  { ref, address }: { readonly ref: string; readonly address: string },
  site: Site,
): Promise<Response> {
  const refusal = (await takeOpening({ ref, address })) ?? (await findTooManyFailures(address));
  if (refusal) return answerFailure({ code: 'tooManyRequests', ...refusal });
  const answer = await recall(ref, site);
  if (answer.status === FAILURES[NOTHING.code].status) await takeFailure(address);
  return answer;
}

async function recall(ref: string, site: Site): Promise<Response> {
  const status = await recallStatus({ ref }, site);
  if (!status.ok) return answerFailure({ code: 'storeUnavailable' });
  return status.value ? answerJson(status.value) : answerFailure(NOTHING);
}
