import 'server-only';
import { readHeaders } from '#lib/http/direct/read-request.ts';
import { getSite, type Site } from './site.ts';

/** The site of the request that is being answered; for pages and handlers. */
export async function readSite(): Promise<Site> {
  return getSite(await readHeaders());
}
