import { AsyncLocalStorage } from 'node:async_hooks';
import { processWide } from '#lib/process-wide.ts';
import type { CookieJar } from '#lib/session/bill-cookies.ts';
import type { RequestCookies } from './request-cookies.ts';

/** A request that our server hands to a handler itself, without Next between them. */
export type DirectRequest = {
  readonly headers: Headers;
  readonly cookies: RequestCookies & CookieJar;
};

const sharedDirectRequests = processWide<AsyncLocalStorage<DirectRequest>>('directRequests');

/** One store for the server and for Next's bundles, which do not share modules. */
function getDirectRequests(): AsyncLocalStorage<DirectRequest> {
  sharedDirectRequests.value ??= new AsyncLocalStorage<DirectRequest>();
  return sharedDirectRequests.value;
}

/** Runs a handler so that it finds its headers and cookies. */
export function runDirectly<Value>(request: DirectRequest, work: () => Value): Value {
  return getDirectRequests().run(request, work);
}

/** The request that is being answered, if it is one of these. */
export function getDirectRequest(): DirectRequest | undefined {
  return getDirectRequests().getStore();
}
