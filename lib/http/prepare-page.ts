import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getEnv } from '#lib/env.ts';
import {
  COOKIE_MISSING_HEADER,
  NONCE_HEADER,
  OPENED_PARAMETER,
  OPENING_TROUBLE_HEADER,
} from '#lib/internal-headers.ts';
import { isFreshMark } from '#lib/page/bill-address.ts';
import type { PageAnswer } from '#lib/page/page-status.ts';
import { getPlaidAddresses } from '#lib/plaid-addresses.ts';
import { listPageHeaders } from '#lib/security-policy/answer-headers.ts';
import { getTrustedTypesMode } from '#lib/security-policy/content-security-policy.ts';
import { getPageKind } from '#lib/security-policy/script-inventory.ts';
import { expireCookie, getCookieName, RENEWAL_PART } from '#lib/session/bill-cookies.ts';
import { readRequestCookies, writeCookie } from './direct/request-cookies.ts';

/** Files of brands bring headers of their own. */
const BRAND_FILE = /^\/brand\/[^/]+\/[^/]+$|^\/brand-preview\/[^/]+\/asset\/[^/]+\/[^/]+$/;
const BILL_PATH = /^\/pay\/([^/]+)$/;

type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly answer: PageAnswer;
};

/**
 * Gives what Next is about to answer the headers of a page, with a fresh nonce, which Next reads from the policy on
 * the request (docs/decisions/0017).
 */
export function preparePage({ request, response, answer }: Exchange): void {
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  if (BRAND_FILE.test(path)) return;
  const cookieNames = readRequestCookies(request.headers.cookie ?? '')
    .getAll()
    .map(({ name }) => name);
  const isDevelopment = process.env.NODE_ENV === 'development';
  const { hasBrandPreview, trustedTypes } = getEnv();
  const kind = getPageKind({ path, cookieNames }, { hasBrandPreview, getCookieName });
  const nonce = randomBytes(16).toString('base64');
  const headers = listPageHeaders({
    nonce,
    kind,
    plaid: getPlaidAddresses(),
    // The tools of Next's development server write markup.
    trustedTypes: isDevelopment ? 'off' : getTrustedTypesMode(kind, trustedTypes),
    isDevelopment,
  });
  request.headers[NONCE_HEADER] = nonce;
  request.headers['content-security-policy'] = headers['Content-Security-Policy'];
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (request.headers[OPENING_TROUBLE_HEADER]) response.setHeader('Referrer-Policy', 'no-referrer');
  const ref = BILL_PATH.exec(path)?.[1];
  if (ref === undefined) return;
  const isHeld = (part?: string) => cookieNames.includes(getCookieName(ref, part));
  const mark = new URLSearchParams(query).get(OPENED_PARAMETER);
  if (mark !== null) {
    if (!isHeld() && isFreshMark(mark)) request.headers[COOKIE_MISSING_HEADER] = '1';
    else answer.plainAddress = path;
  }
  // What a renewal has told the page is for this one answer: anyone who loads it again begins at the start.
  if (isHeld(RENEWAL_PART)) {
    response.appendHeader(
      'Set-Cookie',
      writeCookie(expireCookie(getCookieName(ref, RENEWAL_PART))),
    );
  }
}
