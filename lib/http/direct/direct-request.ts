import { requestStorage } from '#lib/request-storage.ts';
import type { CookieJar } from '#lib/session/bill-cookies.ts';
import type { RequestCookies } from './request-cookies.ts';

/** A request that our server hands to a handler itself, without Next between them. */
export type DirectRequest = {
  readonly headers: Headers;
  readonly cookies: RequestCookies & CookieJar;
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
