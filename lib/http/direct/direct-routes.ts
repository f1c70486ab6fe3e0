import type { IncomingMessage } from 'node:http';
import { isBillRef } from '#lib/page/bill-address.ts';
import { processWide } from '#lib/process-wide.ts';
import { requestStorage } from '#lib/request-storage.ts';
import type { RequestCookies } from './request-cookies.ts';

/**
 * The addresses of a bill that our server answers without Next between them, `/pay/<ref>/<name>`: what an open page
 * asks for again and again, and what a customer waits for. Their handlers check all that they rest on themselves
 * (`bill-route.ts`); direct-addresses.spec.ts shows it for each. Others, and other methods, go through Next.
 */
export const DIRECT_ADDRESSES = {
  status: ['GET'],
  'link-token': ['GET', 'POST', 'DELETE'],
  'bank-accounts': ['GET', 'POST'],
  'ach-payment': ['POST'],
} as const;

type Addresses = typeof DIRECT_ADDRESSES;

export type DirectHandler = (
  request: Request,
  context: { params: Promise<{ ref: string }> },
) => Promise<Response>;

/** `instrumentation.ts` puts them here: only Next's bundles hold them. */
export const sharedDirectRoutes =
  processWide<{
    readonly [Name in keyof Addresses]: Readonly<Record<Addresses[Name][number], DirectHandler>>;
  }>('directRoutes');

export type AddressRequest = DirectRequest & { readonly method: string };

/** Internal headers, by which the page `app/payment` hears why a link could not be opened. */
export type OpeningTrouble = Readonly<Record<string, string>>;

/** Opens the link of a mail's address (`open-address.ts`). Put here as the handlers are. */
export const sharedOpenAddress =
  processWide<(request: AddressRequest) => Promise<Response | OpeningTrouble>>('openAddress');

type DirectCall = { readonly ref: string; readonly handler: DirectHandler };

/** Who answers a request directly, if anybody does. A query or another spelling is left to Next. */
export function findDirectCall({
  method,
  url,
}: Pick<IncomingMessage, 'method' | 'url'>): DirectCall | undefined {
  const [, ref, name] = /^\/pay\/([^/]+)\/([a-z-]+)$/.exec(url ?? '') ?? [];
  const routes = sharedDirectRoutes.value;
  if (!routes || !ref || !isBillRef(ref) || !isDirect(name)) return undefined;
  const handlers: Readonly<Record<string, DirectHandler>> = routes[name];
  const isKnown = DIRECT_ADDRESSES[name].some((known) => known === method);
  const handler = isKnown && method ? handlers[method] : undefined;
  return handler && { ref, handler };
}

function isDirect(name: string | undefined): name is keyof Addresses {
  return name !== undefined && Object.hasOwn(DIRECT_ADDRESSES, name);
}

/** A request that our server hands to a handler itself, without Next between them. */
export type DirectRequest = {
  readonly headers: Headers;
  readonly cookies: RequestCookies;
};

const getDirectRequests = requestStorage<DirectRequest>('directRequests');

/** Runs a handler so that it finds its headers and cookies. */
export function runDirectly<Value>(request: DirectRequest, work: () => Value): Value {
  return getDirectRequests().run(request, work);
}

/** The request that is being answered, if it is one of these. */
export function getDirectRequest(): DirectRequest | undefined {
  return getDirectRequests().getStore();
}
