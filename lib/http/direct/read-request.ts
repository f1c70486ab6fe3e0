import 'server-only';
import { cookies, headers } from 'next/headers';
import { getDirectRequest } from './direct-routes.ts';

/** The headers of the request that is being answered; for pages and handlers. */
export async function readHeaders(): Promise<Pick<Headers, 'get'>> {
  return getDirectRequest()?.headers ?? headers();
}

/** Its cookies. Only handlers may set any. */
export async function readCookies() {
  return getDirectRequest()?.cookies ?? cookies();
}
