import { recallBrandId } from '#lib/brand/brand-memory.ts';
import { getSite } from '#lib/brand/site.ts';
import type { Opening } from '#lib/checkout/open/open-link.ts';
import { openWithinLimits } from '#lib/checkout/open/open-within-limits.ts';
import {
  type Failure,
  isLoggedFailureCode,
  type ScreenFailureCode,
} from '#lib/contract/failures.ts';
import { answerNews } from '#lib/http/answers/answer-news.ts';
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
import { logSecurityEvent } from '#lib/log/log-security-event.ts';
import { getBillRef } from '#lib/page/bill-ref.ts';
import { writeOpenedMark } from '#lib/page/opened-mark.ts';
import { getCookieName } from '#lib/session/bill-cookies.ts';
import { HAND_OVER_MARK, openHandOver } from '#lib/session/hand-over.ts';
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
  if (asksForNews(headers)) return answerNews({ ref, address }, getSite(headers));
  const { startedAtInMs } = handedOver ?? {};
  const opening = await openWithinLimits({ link, startedAtInMs, jar: cookies, address });
  if (opening.kind === 'opened') return leadToBill(opening, request);
  const isOver = isHandedOver && !link && opening.trouble.code === 'linkUnknown';
  // The code that another device showed lives for minutes: the mail still has the link.
  return describeTrouble(isOver ? { code: 'noSession' } : opening.trouble, ref ?? REF_OF_NO_LINK);
}

/** As an open page does that has no other address to ask: a browser that opens a link asks for HTML. */
function asksForNews(headers: Headers): boolean {
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
