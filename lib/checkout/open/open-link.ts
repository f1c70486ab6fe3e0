import { randomUUID } from 'node:crypto';
import { exchangeLink } from '#lib/connectfi/operations/exchange-link.ts';
import type { Failure, ScreenFailureCode } from '#lib/contract/failures.ts';
import { findRefusal, type Refusal, takeToken } from '#lib/limits/limits.ts';
import { log } from '#lib/log/log.ts';
import { getBillRef } from '#lib/page/bill-address.ts';
import { type BillCookie, type CookieJar, expireCookie } from '#lib/session/bill-cookies.ts';
import { MAX_CLEARED_AT_ONCE, makeRoom } from '#lib/session/make-room.ts';
import { type BillSession, listSessions, sealSession } from '#lib/session.ts';
import { describeOpeningFailure } from '../describe-failure.ts';

type OpeningRequest = {
  readonly link: string;
  /** Of the session that has handed the bill over, where one has: the new one is to be as old as that. */
  readonly startedAtInMs?: number | undefined;
  readonly jar: CookieJar;
  /** The client's. */
  readonly address: string;
};

export type Opening =
  | {
      readonly kind: 'opened';
      readonly ref: string;
      /** To be set, or taken out of the browser. */
      readonly cookies: readonly BillCookie[];
    }
  | { readonly kind: 'trouble'; readonly trouble: Failure<ScreenFailureCode> };

/**
 * Opens a payment link, as often as the limits allow. What is no link (`undefined`) ends like one that nobody knows,
 * and counts as an opening alone: nobody guesses with it (docs/decisions/0021).
 */
export async function openWithinLimits({
  link,
  ...request
}: Omit<OpeningRequest, 'link'> & { readonly link: string | undefined }): Promise<Opening> {
  const { address } = request;
  const ref = link === undefined ? undefined : getBillRef(link);
  const refusal = await takeOpening({ address, ref });
  if (refusal) return refuse(refusal);
  if (link === undefined) return UNKNOWN;
  const opening = await openLink({ ...request, link });
  if (!hasFailed(opening)) return opening;
  const oneTooMany = await takeFailure(address);
  return oneTooMany ? refuse(oneTooMany) : opening;
}

const UNKNOWN: Opening = { kind: 'trouble', trouble: { code: 'linkUnknown' } };

function refuse(refusal: Refusal): Opening {
  return { kind: 'trouble', trouble: { code: 'tooManyRequests', ...refusal } };
}

/**
 * Whether it failed as a guess does. A link that connectFi has closed is a real one, and where connectFi did
 * not answer nobody has learnt anything.
 */
function hasFailed(opening: Opening): boolean {
  return opening.kind === 'trouble' && opening.trouble.code === 'linkUnknown';
}

/** Who opens what: a client's address, and a link by its `ref`, unless it is none. */
export type Opener = { readonly address: string; readonly ref: string | undefined };

/** Counts an opening, whatever comes of it. By the link only where the address may go on. */
export async function takeOpening({ address, ref }: Opener): Promise<Refusal | undefined> {
  const refusal = await takeToken('opening by address', address);
  return refusal ?? (ref === undefined ? undefined : takeToken('opening by link', ref));
}

/** Whether so many openings of this address have failed that no link is looked up for it any more. */
export function findTooManyFailures(address: string): Promise<Refusal | undefined> {
  return findRefusal('failed opening by address', address);
}

/** Counts an opening that has failed, as a guess does. */
export function takeFailure(address: string): Promise<Refusal | undefined> {
  return takeToken('failed opening by address', address);
}

/**
 * Repeatable and harmless: a living session of the same link is kept, since a new customer JWT would forget the bank
 * connected in another tab (connectfi-api 1.3), and written again only where another bill was opened since. An address
 * from which too many openings have failed opens only what is open in its browser already.
 */
async function openLink({ link, jar, address, startedAtInMs }: OpeningRequest): Promise<Opening> {
  const ref = getBillRef(link);
  const { sessions, deadCookieNames } = await listSessions(jar);
  const dead = deadCookieNames.slice(0, MAX_CLEARED_AT_ONCE).map(expireCookie);
  const living = sessions.find((session) => session.ref === ref);
  if (living && living === sessions[0]) return { kind: 'opened', ref, cookies: dead };
  if (living) {
    const begun = living.startedAtInMs ?? living.openedAtInMs;
    return sealOpened({ ...living, startedAtInMs: begun, openedAtInMs: Date.now() }, jar, dead);
  }
  const refusal = await findTooManyFailures(address);
  if (refusal) return refuse(refusal);
  const exchanged = await exchangeLink(link);
  if (!exchanged.ok) {
    return { kind: 'trouble', trouble: describeOpeningFailure(exchanged.failure, 'link') };
  }
  return sealOpened(startSession(link, exchanged.value, startedAtInMs), jar, dead);
}

function startSession(
  link: string,
  exchanged: { jwt: string; expiresInSeconds: number; transactionId: string },
  startedAtInMs: number | undefined,
): BillSession {
  const now = Date.now();
  return {
    ref: getBillRef(link),
    link,
    jwt: exchanged.jwt,
    transactionId: exchanged.transactionId,
    sessionId: randomUUID(),
    expiresAtInMs: now + exchanged.expiresInSeconds * 1000,
    startedAtInMs: startedAtInMs ?? now,
    openedAtInMs: now,
    hasBankConnection: false,
  };
}

async function sealOpened(
  session: BillSession,
  jar: CookieJar,
  dead: readonly BillCookie[],
): Promise<Opening> {
  const sealed = await sealSession(session);
  if (!sealed) {
    log.error('a session is too large for its cookies');
    return { kind: 'trouble', trouble: { code: 'upstreamUnreadable' } };
  }
  const { ref } = session;
  const written = new Map([...dead, ...sealed].map((cookie) => [cookie.name, cookie]));
  const cookies = [...written.values()];
  const dropped = makeRoom(jar, ref, cookies);
  return { kind: 'opened', ref, cookies: [...cookies, ...dropped] };
}
