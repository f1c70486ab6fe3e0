import { z } from 'zod';
import { readCookies } from '#lib/http/direct/read-request.ts';
import { getCookieName, holdCookies, makeCookie, RENEWAL_PART } from './bill-cookies.ts';
import { writeCookies } from './make-room.ts';
import { seal, unseal } from './seal.ts';

/** Why a renewal can have failed; codes of `lib/contract/failures.ts`. */
export const RENEWAL_TROUBLES = [
  'closed',
  'upstreamBusy',
  'upstreamUnavailable',
  'upstreamUnreadable',
] as const;

/** What the renewal that led to a page has come to. */
export type RenewalNotice = z.infer<typeof noticeSchema>;

const noticeSchema = z.object({
  ref: z.string(),
  /** How many renewals in a row have led to the page. */
  renewals: z.number(),
  /** Why the latest one failed. */
  trouble: z.object({ code: z.enum(RENEWAL_TROUBLES) }).optional(),
});

/** Sooner or later than in the redirect that follows it nobody asks for it. */
const NOTICE_LIFE_IN_SECONDS = 60;

/** Tells the page that a renewal leads to of it; the page's answer takes the notice away (`prepare-page.ts`). */
export async function saveRenewalNotice(notice: RenewalNotice): Promise<void> {
  const name = getCookieName(notice.ref, RENEWAL_PART);
  const sealed = await seal(notice, NOTICE_LIFE_IN_SECONDS);
  await writeCookies(notice.ref, [makeCookie(name, sealed, NOTICE_LIFE_IN_SECONDS)]);
}

/** The notice of the renewal that has just led to this page, if one has. */
export async function readRenewalNotice(ref: string): Promise<RenewalNotice | undefined> {
  const sealed = holdCookies(await readCookies(), ref).get(RENEWAL_PART);
  const notice = sealed ? noticeSchema.safeParse(unseal(sealed)).data : undefined;
  return notice?.ref === ref ? notice : undefined;
}
