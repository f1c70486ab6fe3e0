import 'server-only';
import { exchangeLink } from '#lib/connectfi/exchange-link.ts';
import type { ConnectfiFailure } from '#lib/connectfi/failure.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type BillSession, saveSession } from '#lib/session.ts';

type Renewal = Promise<Result<BillSession, ConnectfiFailure>>;

declare global {
  var renewals: Map<string, Renewal> | undefined;
}

/** How long a finished renewal answers those who still hold the JWT that it replaced. */
const RENEWAL_MEMORY_IN_MS = 60_000;

function getRenewals(): Map<string, Renewal> {
  globalThis.renewals ??= new Map();
  return globalThis.renewals;
}

/**
 * Exchanges the sealed link for a new JWT after connectFi has refused the old one. Whoever asks with the
 * same old JWT meanwhile, in another tab, gets the same new session. The bank connected under the old
 * upstream session is gone (connectfi-api 1.3).
 */
function renewSession(session: BillSession): Renewal {
  const renewals = getRenewals();
  const known = renewals.get(session.jwt);
  if (known) return known;
  const renewal = exchangeAgain(session);
  renewals.set(session.jwt, renewal);
  const forget = () => renewals.delete(session.jwt);
  renewal.then(
    (renewed) => (renewed.ok ? setTimeout(forget, RENEWAL_MEMORY_IN_MS).unref() : forget()),
    forget,
  );
  return renewal;
}

async function exchangeAgain(session: BillSession): Renewal {
  const exchanged = await exchangeLink(session.link);
  if (!exchanged.ok) return exchanged;
  const { jwt, expiresInSeconds, transactionId } = exchanged.value;
  if (transactionId !== session.transactionId) return fail({ kind: 'unreadable' });
  const now = Date.now();
  const { linkToken: _gone, renewalTrouble: _past, ...kept } = session;
  return succeed({
    ...kept,
    jwt,
    expiresAtInMs: now + expiresInSeconds * 1000,
    renewedAtInMs: now,
    hasBankConnection: false,
  });
}

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
  call: (jwt: string) => Promise<Result<Value, Failure>>,
): Promise<Renewed<Value, Failure>> {
  const result = await call(session.jwt);
  if (result.ok || result.failure.kind !== 'unauthorized') return { result, session };
  const renewed = await renewSession(session);
  if (!renewed.ok) return { result: renewed, session };
  await saveSession(renewed.value);
  return { result: await call(renewed.value.jwt), session: renewed.value };
}
