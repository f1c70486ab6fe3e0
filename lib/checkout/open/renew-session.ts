import 'server-only';
import { exchangeLink } from '#lib/connectfi/operations/exchange-link.ts';
import type { Purpose } from '#lib/connectfi/transport/call.ts';
import type { ConnectfiFailure } from '#lib/connectfi/transport/failure.ts';
import { processWide } from '#lib/process-wide.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type BillSession, saveSession } from '#lib/session.ts';

/** What a renewal replaces in a session. */
type Fresh = Pick<BillSession, 'jwt' | 'expiresAtInMs'>;
type Renewal = Promise<Result<Fresh, ConnectfiFailure>>;

export const sharedRenewals = processWide<Map<string, Renewal>>('renewals');

/** How long a finished renewal answers those who still hold the JWT that it replaced. */
const RENEWAL_MEMORY_IN_MS = 60_000;

/** A renewal that others have made meanwhile may be over as well, and so may the next; the last one is our own. */
const MAX_TRIES = 3;

type Renewed<Value, Failure> = {
  readonly result: Result<Value, Failure | ConnectfiFailure>;
  /** The session to go on with: the given one, or its renewed form. */
  readonly session: BillSession;
};

/**
 * Calls connectFi and, where it says that the JWT is over, renews the session once, saves it and calls
 * again. For route handlers, since pages cannot save a session, and never for the pay call.
 */
export async function callWithRenewal<Value, Failure extends { readonly kind: string }>(
  session: BillSession,
  call: (jwt: string, purpose?: Purpose) => Promise<Result<Value, Failure>>,
  purpose?: Purpose,
): Promise<Renewed<Value, Failure>> {
  let current = session;
  let result = await call(current.jwt, purpose);
  let isFresh = false;
  for (let tries = 0; isRefused(result) && !isFresh && tries < MAX_TRIES; tries += 1) {
    isFresh = !getRenewals().has(current.jwt);
    const renewed = await renewSession(current, purpose);
    if (!renewed.ok) return { result: renewed, session: current };
    current = renewed.value;
    result = await call(current.jwt, purpose);
  }
  return { result, session: current };
}

/** The same for a page, which cannot save a session: the renewal is remembered for the requests that follow. */
export async function readWithRenewal<Value, Failure extends { readonly kind: string }>(
  session: BillSession,
  read: (jwt: string) => Promise<Result<Value, Failure>>,
): Promise<Result<Value, Failure | ConnectfiFailure>> {
  const result = await read(session.jwt);
  if (!isRefused(result)) return result;
  const fresh = await recallOrExchange(session);
  return fresh.ok ? read(fresh.value.jwt) : fresh;
}

function isRefused(result: Result<unknown, { readonly kind: string }>): boolean {
  return !result.ok && result.failure.kind === 'unauthorized';
}

/**
 * Exchanges the sealed link for a new JWT, after connectFi has refused the old one or because the customer asks for
 * more time, and saves the session. Anyone who
 * asks with the same old JWT meanwhile, in another tab, gets the same new one. The bank connected under the old
 * upstream session is gone (connectfi-api 1.3).
 */
export async function renewSession(
  session: BillSession,
  purpose?: Purpose,
): Promise<Result<BillSession, ConnectfiFailure>> {
  const fresh = await recallOrExchange(session, purpose);
  if (!fresh.ok) return fresh;
  const renewed = { ...session, ...fresh.value, hasBankConnection: false };
  const isSaved = await saveSession(renewed);
  return isSaved ? succeed(renewed) : fail({ kind: 'unreadable', isTooLarge: true });
}

function recallOrExchange(session: BillSession, purpose?: Purpose): Renewal {
  const renewals = getRenewals();
  const known = renewals.get(session.jwt);
  if (known) return known;
  const renewal = exchangeAgain(session, purpose);
  renewals.set(session.jwt, renewal);
  const forget = () => renewals.delete(session.jwt);
  renewal.then(
    (renewed) => (renewed.ok ? setTimeout(forget, RENEWAL_MEMORY_IN_MS).unref() : forget()),
    forget,
  );
  return renewal;
}

function getRenewals(): Map<string, Renewal> {
  sharedRenewals.value ??= new Map();
  return sharedRenewals.value;
}

async function exchangeAgain(session: BillSession, purpose?: Purpose): Renewal {
  const exchanged = await exchangeLink(session.link, purpose);
  if (!exchanged.ok) return exchanged;
  const { jwt, expiresInSeconds, transactionId } = exchanged.value;
  if (transactionId !== session.transactionId) return fail({ kind: 'unreadable' });
  return succeed({ jwt, expiresAtInMs: Date.now() + expiresInSeconds * 1000 });
}
