import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { type Opening, openLink } from '#lib/checkout/open-link.ts';
import { buildContentSecurityPolicy } from '#lib/content-security-policy.ts';
import { getEnv } from '#lib/env.ts';
import {
  LINK_HEADER,
  NONCE_HEADER,
  OPENING_PATH,
  OPENING_REFERENCE_HEADER,
  OPENING_TROUBLE_HEADER,
} from '#lib/internal-headers.ts';
import { getPlaidAddresses } from '#lib/plaid-addresses.ts';

export const config = { matcher: '/((?!_next/static).*)' };

/** Gives every answer its headers, and opens payment links: docs/decisions/0002. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const headers = new Headers(request.headers);
  for (const name of [LINK_HEADER, OPENING_TROUBLE_HEADER, OPENING_REFERENCE_HEADER]) {
    headers.delete(name);
  }
  const path = request.nextUrl.pathname;
  if (path !== OPENING_PATH) return continueWith(headers);

  if (request.method === 'HEAD') return new NextResponse(null, { headers: OPENING_HEADERS });
  if (request.method !== 'GET') {
    const headers = { ...OPENING_HEADERS, Allow: 'GET, HEAD' };
    return new NextResponse(null, { status: 405, headers });
  }
  const opening = await open(request);
  if (opening.kind === 'opened') return redirectToBill(opening);
  headers.set(OPENING_TROUBLE_HEADER, opening.trouble);
  if (opening.reference) headers.set(OPENING_REFERENCE_HEADER, opening.reference);
  const response = continueWith(headers);
  response.headers.set('Referrer-Policy', 'no-referrer');
  if (opening.retryAfterInSeconds) {
    response.headers.set('Retry-After', String(opening.retryAfterInSeconds));
  }
  return response;
}

const OPENING_HEADERS = {
  'Cache-Control': 'private, no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

async function open(request: NextRequest): Promise<Opening> {
  const link = request.headers.get(LINK_HEADER);
  if (!link) return { kind: 'trouble', trouble: 'linkUnknown' };
  return openLink(link, request.cookies);
}

function redirectToBill(opening: Extract<Opening, { kind: 'opened' }>): NextResponse {
  const response = new NextResponse(null, {
    status: 303,
    headers: { ...OPENING_HEADERS, Location: `${getEnv().publicOrigin}/pay/${opening.ref}` },
  });
  for (const name of opening.droppedCookieNames) {
    response.cookies.set(name, '', { maxAge: 0, path: '/', secure: name.startsWith('__Host-') });
  }
  response.cookies.set(opening.cookie);
  return response;
}

/** Goes on to the page with a fresh nonce, which Next reads from the policy on the request. */
function continueWith(headers: Headers): NextResponse {
  const nonce = randomBytes(16).toString('base64');
  const { frameOrigin, apiOrigin } = getPlaidAddresses();
  const policy = buildContentSecurityPolicy({
    nonce,
    plaid: { frameOrigin, apiOrigin },
    isDevelopment: process.env.NODE_ENV === 'development',
  });
  headers.set(NONCE_HEADER, nonce);
  headers.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  response.headers.set('Referrer-Policy', 'same-origin');
  response.headers.set('X-Content-Type-Options', 'nosniff');
  response.headers.set('Cache-Control', 'private, no-store');
  return response;
}
