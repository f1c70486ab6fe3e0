import 'server-only';
import { z } from 'zod';
import type { Failure, ScreenFailureCode } from '#lib/contract/failures.ts';
import { readCookies } from '#lib/http/direct/read-request.ts';
import { getCookieName, holdCookies, makeCookie, RENEWAL_PART } from '#lib/session/bill-cookies.ts';
import { writeCookies } from '#lib/session/make-room.ts';
import { seal, unseal } from '#lib/session/seal.ts';
import type { BillSession } from '#lib/session.ts';
import { type BillFailure, describeOpeningFailure } from '../describe-failure.ts';
import { loadBill } from '../read/load-bill.ts';
import { callWithRenewal } from './renew-session.ts';

const RENEWALS_PARAMETER = 'renewals';

/** Where a page sends its customer to be renewed. `renewals`: see `renewForPage`. */
export function getRenewalAddress(ref: string, renewals: number): string {
  return `/pay/${ref}/renew${renewals > 0 ? `?${RENEWALS_PARAMETER}=${renewals}` : ''}`;
}

/** What `getRenewalAddress` has written into an address. */
export function readRenewals(address: string): number {
  const text = new URL(address).searchParams.get(RENEWALS_PARAMETER) ?? '';
  return /^\d$/.test(text) ? Number(text) : 0;
}

/**
 * Renews a session for the page, which cannot save one. The bill is read first: where the JWT is good
 * after all, nothing is renewed. What has come of it is told to the page, so that it shows why a renewal
 * failed, and does not ask for one after another. `renewalsBefore`: how many have led here without one page
 * that could read the bill.
 */
export async function renewForPage(session: BillSession, renewalsBefore: number): Promise<void> {
  const { ref } = session;
  const { result } = await callWithRenewal(session, (jwt) =>
    loadBill({ ...session, jwt }, { isWhole: !session.hasBankConnection }),
  );
  const renewals = renewalsBefore + 1;
  if (result.ok) return saveRenewalNotice({ ref, renewals });
  const { code } = describeOpeningFailure(result.failure, 'bill');
  const trouble = RENEWAL_TROUBLES.find((known) => known === code);
  await saveRenewalNotice({ ref, renewals, ...(trouble && { trouble: { code: trouble } }) });
}

/** The JWT is over: the customer is sent through the address that renews the session. */
type BillTrouble = 'renew' | Failure<ScreenFailureCode>;

/** One renewal may meet a session that ends just then. */
const MAX_RENEWALS_IN_A_ROW = 2;

/**
 * What a page shows when the bill could not be read. `notice` is of the renewals that have led to this page one
 * after another; a page that could be read ends their row.
 */
export function describeBillTrouble(
  failure: BillFailure,
  notice: Pick<RenewalNotice, 'renewals' | 'trouble'> | undefined,
): BillTrouble {
  if (failure.kind !== 'unauthorized') return describeOpeningFailure(failure, 'bill');
  if (notice?.trouble) return notice.trouble;
  const isInVain = notice !== undefined && notice.renewals >= MAX_RENEWALS_IN_A_ROW;
  return isInVain ? describeOpeningFailure(failure, 'bill') : 'renew';
}

/** Why a renewal can have failed; codes of `lib/contract/failures.ts`. */
const RENEWAL_TROUBLES = [
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
async function saveRenewalNotice(notice: RenewalNotice): Promise<void> {
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
