import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { recallBrandId } from '#lib/brand/brand-memory.ts';
import { getSite } from '#lib/brand/site.ts';
import type { Opening } from '#lib/checkout/open/open-link.ts';
import { openWithinLimits } from '#lib/checkout/open/open-within-limits.ts';
import {
  type Failure,
  isLoggedFailureCode,
  type ScreenFailureCode,
} from '#lib/contract/failures.ts';
import { getEnv } from '#lib/env.ts';
import { answerNews } from '#lib/http/answers/answer-news.ts';
import { isForeignEmbedding } from '#lib/http/guard-request.ts';
import { OPENING_PATH } from '#lib/http/parse-target.ts';
import {
  CLIENT_ADDRESS_HEADER,
  COOKIE_MISSING_HEADER,
  LINK_HEADER,
  NONCE_HEADER,
  OPENED_PARAMETER,
  OPENING_BRAND_HEADER,
  OPENING_REF_HEADER,
  OPENING_RETRY_AFTER_HEADER,
  OPENING_TROUBLE_HEADER,
} from '#lib/internal-headers.ts';
import { logSecurityEvent } from '#lib/log/log-security-event.ts';
import { getBillRef } from '#lib/page/bill-ref.ts';
import { getPlaidAddresses } from '#lib/plaid/plaid-addresses.ts';
import { listPageHeaders } from '#lib/security-policy/answer-headers.ts';
import { getPageKind, type PageKind } from '#lib/security-policy/page-kind.ts';
import { getTrustedTypesMode } from '#lib/security-policy/trusted-types.ts';
import { expireCookie, getCookieName, RENEWAL_PART } from '#lib/session/bill-cookies.ts';

/** Without the drafts of the preview, whose files are larger than any body that Next keeps for a proxy. */
export const config = { matcher: '/((?!_next/static/|brand-preview/[^/]+/draft$).*)' };

/** Files of brands bring headers of their own, as what is built does. */
const BRAND_FILE = /^\/brand\/[^/]+\/[^/]+$|^\/brand-preview\/[^/]+\/asset\/[^/]+\/[^/]+$/;

/** Gives every answer its headers, and opens payment links: docs/decisions/0002. */
export async function proxy(request: NextRequest): Promise<Response> {
  const path = request.nextUrl.pathname;
  if (BRAND_FILE.test(path)) return NextResponse.next();
  const headers = new Headers(request.headers);
  headers.delete(LINK_HEADER);
  if (path !== OPENING_PATH) return checkCookie(headers, request) ?? continueWith(headers, request);

  if (request.method === 'HEAD') return new NextResponse(null, { headers: OPENING_HEADERS });
  if (request.method !== 'GET') {
    const headers = { ...OPENING_HEADERS, Allow: 'GET, HEAD' };
    return new NextResponse(null, { status: 405, headers });
  }
  if (isForeignEmbedding(request)) {
    logSecurityEvent('foreignOrigin');
    return new NextResponse(null, { status: 403, headers: OPENING_HEADERS });
  }
  const link = request.headers.get(LINK_HEADER) ?? undefined;
  const address = request.headers.get(CLIENT_ADDRESS_HEADER) ?? '';
  const ref = link ? getBillRef(link) : undefined;
  const site = getSite(request.headers);
  if (asksForNews(request)) return answerNews({ ref, address }, site);
  const opening = await openWithinLimits({ link, jar: request.cookies, address });
  if (opening.kind === 'opened') return redirectToBill(opening, request);
  tellOfTrouble(headers, opening.trouble, ref ?? REF_OF_NO_LINK);
  const response = continueWith(headers, request);
  response.headers.set('Referrer-Policy', 'no-referrer');
  return response;
}

/** As an open page does that has no other address to ask: a browser that opens a link asks for HTML. */
function asksForNews({ headers }: NextRequest): boolean {
  return headers.get('accept') === 'application/json';
}

function tellOfTrouble(
  headers: Headers,
  { code, retryAfterInSeconds }: Failure<ScreenFailureCode>,
  ref: string,
): void {
  headers.set(OPENING_TROUBLE_HEADER, code);
  if (isLoggedFailureCode(code)) logSecurityEvent(code);
  if (retryAfterInSeconds) {
    headers.set(OPENING_RETRY_AFTER_HEADER, String(retryAfterInSeconds));
  }
  headers.set(OPENING_REF_HEADER, ref);
  const brandId = recallBrandId(ref);
  if (brandId) headers.set(OPENING_BRAND_HEADER, brandId);
}

/** What is no link goes the way of an unknown one, and so ends at the same answer, bit by bit. */
const REF_OF_NO_LINK = getBillRef('');

const OPENING_HEADERS = {
  'Cache-Control': 'private, no-store',
  'Referrer-Policy': 'no-referrer',
};

/**
 * The address says that a cookie was set, unless the browser has one of ours and so keeps them: where it did not
 * come back the page can say so, in place of asking for the link again and again (docs/decisions/0021).
 */
function redirectToBill(
  opening: Extract<Opening, { kind: 'opened' }>,
  { headers, cookies }: NextRequest,
): NextResponse {
  const prefix = getCookieName('');
  const keepsCookies = cookies.getAll().some(({ name }) => name.startsWith(prefix));
  const mark = keepsCookies ? '' : `?${OPENED_PARAMETER}`;
  const response = redirect(`${getSite(headers).origin}/pay/${opening.ref}${mark}`);
  for (const cookie of opening.cookies) response.cookies.set(cookie);
  return response;
}

const BILL_PATH = /^\/pay\/([^/]+)$/;

/** Takes the mark out of the address where the cookie came back, and tells the page where it did not. */
function checkCookie(
  headers: Headers,
  { nextUrl, cookies, headers: given }: NextRequest,
): NextResponse | undefined {
  const ref = BILL_PATH.exec(nextUrl.pathname)?.[1];
  if (ref === undefined || !nextUrl.searchParams.has(OPENED_PARAMETER)) return undefined;
  if (cookies.has(getCookieName(ref))) return redirect(`${getSite(given).origin}/pay/${ref}`);
  headers.set(COOKIE_MISSING_HEADER, '1');
  return undefined;
}

function redirect(address: string): NextResponse {
  const headers = { ...OPENING_HEADERS, Location: address };
  return new NextResponse(null, { status: 303, headers });
}

/** Goes on to the page with a fresh nonce, which Next reads from the policy on the request. */
function continueWith(headers: Headers, request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString('base64');
  const isDevelopment = process.env.NODE_ENV === 'development';
  const kind = getKind(request);
  const answerHeaders = listPageHeaders({
    nonce,
    kind,
    plaid: getPlaidAddresses(),
    // The tools of Next's development server write markup.
    trustedTypes: isDevelopment ? 'off' : getTrustedTypesMode(kind, getEnv().trustedTypes),
    isDevelopment,
  });
  headers.set(NONCE_HEADER, nonce);
  headers.set('Content-Security-Policy', answerHeaders['Content-Security-Policy']);
  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(answerHeaders)) response.headers.set(name, value);
  takeRenewalNotice(request, response);
  return response;
}

/**
 * What a renewal has told the page is for this one answer: anyone who loads the page again begins at the start.
 * As a plain header, since the page would not see a cookie any more that was set as Next's own.
 */
function takeRenewalNotice({ nextUrl, cookies }: NextRequest, response: NextResponse): void {
  const ref = BILL_PATH.exec(nextUrl.pathname)?.[1];
  const name = ref && getCookieName(ref, RENEWAL_PART);
  if (!name || !cookies.has(name)) return;
  const carrier = new NextResponse(null);
  carrier.cookies.set(expireCookie(name));
  response.headers.append('Set-Cookie', carrier.headers.get('Set-Cookie') ?? '');
}

function getKind({ nextUrl, cookies }: NextRequest): PageKind {
  const cookieNames = cookies.getAll().map(({ name }) => name);
  const { hasBrandPreview } = getEnv();
  return getPageKind({ path: nextUrl.pathname, cookieNames }, { hasBrandPreview, getCookieName });
}
