import { randomUUID } from 'node:crypto';
import { exchangeLink } from '#lib/connectfi/operations/exchange-link.ts';
import type { Failure, ScreenFailureCode } from '#lib/contract/failures.ts';
import type { Refusal } from '#lib/limits/limits.ts';
import { log } from '#lib/log/log.ts';
import { getBillRef } from '#lib/page/bill-ref.ts';
import { type BillCookie, type CookieJar, expireCookie } from '#lib/session/bill-cookies.ts';
import { MAX_CLEARED_AT_ONCE, makeRoom } from '#lib/session/make-room.ts';
import { type BillSession, listSessions, sealSession } from '#lib/session.ts';
import { describeOpeningFailure } from '../describe-failure.ts';

export type Opening =
  | {
      readonly kind: 'opened';
      readonly ref: string;
      /** To be set, or taken out of the browser. */
      readonly cookies: readonly BillCookie[];
    }
  | { readonly kind: 'trouble'; readonly trouble: Failure<ScreenFailureCode> };

/**
 * Opens a payment link. Repeatable and harmless: a living session of the same link is kept, since a new
 * customer JWT would forget the bank connected in another tab (connectfi-api 1.3), and written again only where
 * another bill was opened since. `check` may refuse to have connectFi asked. `startedAtInMs`: of the session that has
 * handed the bill over, which this one is to be as old as.
 */
export async function openLink(
  link: string,
  jar: CookieJar,
  {
    check,
    startedAtInMs,
  }: {
    readonly check: () => Promise<Refusal | undefined>;
    readonly startedAtInMs?: number | undefined;
  },
): Promise<Opening> {
  const ref = getBillRef(link);
  const { sessions, deadCookieNames } = await listSessions(jar);
  const dead = deadCookieNames.slice(0, MAX_CLEARED_AT_ONCE).map(expireCookie);
  const living = sessions.find((session) => session.ref === ref);
  if (living && living === sessions[0]) return { kind: 'opened', ref, cookies: dead };
  if (living) {
    const begun = living.startedAtInMs ?? living.openedAtInMs;
    return sealOpened({ ...living, startedAtInMs: begun, openedAtInMs: Date.now() }, jar, dead);
  }
  const refusal = await check();
  if (refusal) return { kind: 'trouble', trouble: { code: 'tooManyRequests', ...refusal } };
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
