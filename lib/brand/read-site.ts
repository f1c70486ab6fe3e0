import 'server-only';
import { headers } from 'next/headers';
import { getSite, type Site } from './site.ts';

/** The site of the request that is being answered; for pages and handlers. */
export async function readSite(): Promise<Site> {
  return getSite(await headers());
}
