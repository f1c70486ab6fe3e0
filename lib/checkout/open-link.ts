import { randomUUID } from 'node:crypto';
import { getBillRef } from '#lib/bill-ref.ts';
import { exchangeLink } from '#lib/connectfi/exchange-link.ts';
import type { ConnectfiFailure } from '#lib/connectfi/failure.ts';
import type { Refusal } from '#lib/limits/limits.ts';
import { log } from '#lib/log.ts';
import {
  type BillSession,
  getCookieName,
  listSessions,
  type SealedCookie,
  sealSession,
} from '#lib/session.ts';
import type { OpeningTrouble } from './opening-trouble.ts';

/** More would let the cookies of one browser outgrow the headers that servers accept. */
const MAX_BILLS_IN_A_BROWSER = 6;

export type Opening =
  | {
      readonly kind: 'opened';
      readonly ref: string;
      readonly cookie: SealedCookie;
      readonly droppedCookieNames: readonly string[];
    }
  | {
      readonly kind: 'trouble';
      readonly trouble: OpeningTrouble;
      readonly reference?: string | undefined;
      readonly retryAfterInSeconds?: number | undefined;
    };

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
  if (refusal) return { kind: 'trouble', trouble: 'tooManyRequests', ...refusal };
  const exchanged = await exchangeLink(link);
  if (!exchanged.ok) return describeTrouble(exchanged.failure);
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
    return { kind: 'trouble', trouble: 'internal' };
  }
}

/**
 * U10a: where connectFi refuses the link itself, we know nothing but that. An unknown link has no reference,
 * or it could be told from one that is malformed.
 */
function describeTrouble(failure: ConnectfiFailure): Opening {
  const reference = 'requestId' in failure ? failure.requestId : undefined;
  switch (failure.kind) {
    case 'refused':
      return isUnknownLink(failure.reason)
        ? { kind: 'trouble', trouble: 'linkUnknown' }
        : { kind: 'trouble', trouble: 'closed', reference };
    case 'busy':
      return {
        kind: 'trouble',
        trouble: 'upstreamBusy',
        reference,
        retryAfterInSeconds: failure.retryAfterInSeconds,
      };
    case 'unreadable':
      return { kind: 'trouble', trouble: 'upstreamUnreadable', reference };
    case 'notSent':
      return {
        kind: 'trouble',
        trouble: 'upstreamUnavailable',
        retryAfterInSeconds: failure.retryAfterInSeconds,
      };
    case 'unauthorized':
    case 'noAnswer':
    case 'unavailable':
      return { kind: 'trouble', trouble: 'upstreamUnavailable', reference };
    default:
      return failure satisfies never;
  }
}

function isUnknownLink(reason: string): boolean {
  return reason === 'linkUnknown' || reason === 'requestInvalid';
}
