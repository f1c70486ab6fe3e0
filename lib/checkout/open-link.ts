import { randomUUID } from 'node:crypto';
import { getBillRef } from '#lib/bill-ref.ts';
import { exchangeLink } from '#lib/connectfi/exchange-link.ts';
import type { Failure, ScreenFailureCode } from '#lib/contract/failures.ts';
import type { Refusal } from '#lib/limits/limits.ts';
import { log } from '#lib/log.ts';
import {
  type BillSession,
  getCookieName,
  listSessions,
  type SealedCookie,
  sealSession,
} from '#lib/session.ts';
import { describeOpeningFailure } from './describe-failure.ts';

/** More would let the cookies of one browser outgrow the headers that servers accept. */
const MAX_BILLS_IN_A_BROWSER = 6;

export type Opening =
  | {
      readonly kind: 'opened';
      readonly ref: string;
      readonly cookie: SealedCookie;
      readonly droppedCookieNames: readonly string[];
    }
  | { readonly kind: 'trouble'; readonly trouble: Failure<ScreenFailureCode> };

export type CookieJar = Parameters<typeof listSessions>[0];

/**
 * Opens a payment link. Repeatable and harmless: a living session of the same link is kept, since a new
 * customer JWT would forget the bank connected in another tab (connectfi-api 1.3). `check` may refuse to
 * have connectFi asked.
 */
export async function openLink(
  link: string,
  jar: CookieJar,
  check: () => Promise<Refusal | undefined>,
): Promise<Opening> {
  const ref = getBillRef(link);
  const { sessions, deadCookieNames } = await listSessions(jar);
  const living = sessions.find((session) => session.ref === ref);
  const others = sessions.filter((session) => session.ref !== ref);
  const droppedCookieNames = [
    ...deadCookieNames.filter((name) => name !== getCookieName(ref)),
    ...others.slice(MAX_BILLS_IN_A_BROWSER - 1).map((session) => getCookieName(session.ref)),
  ];
  if (living) {
    const startedAtInMs = living.startedAtInMs ?? living.openedAtInMs;
    const opened = { ...living, startedAtInMs, openedAtInMs: Date.now() };
    return sealOpened(opened, droppedCookieNames);
  }
  const refusal = await check();
  if (refusal) return { kind: 'trouble', trouble: { code: 'tooManyRequests', ...refusal } };
  const exchanged = await exchangeLink(link);
  if (!exchanged.ok) {
    return { kind: 'trouble', trouble: describeOpeningFailure(exchanged.failure, 'link') };
  }
  return sealOpened(startSession(link, exchanged.value), droppedCookieNames);
}

function startSession(
  link: string,
  exchanged: { jwt: string; expiresInSeconds: number; transactionId: string },
): BillSession {
  const now = Date.now();
  return {
    ref: getBillRef(link),
    link,
    jwt: exchanged.jwt,
    transactionId: exchanged.transactionId,
    sessionId: randomUUID(),
    expiresAtInMs: now + exchanged.expiresInSeconds * 1000,
    startedAtInMs: now,
    openedAtInMs: now,
    hasBankConnection: false,
  };
}

async function sealOpened(
  session: BillSession,
  droppedCookieNames: readonly string[],
): Promise<Opening> {
  try {
    const cookie = await sealSession(session);
    return { kind: 'opened', ref: session.ref, cookie, droppedCookieNames };
  } catch (error) {
    log.error({ err: error }, 'a session could not be sealed');
    return { kind: 'trouble', trouble: { code: 'internal' } };
  }
}
