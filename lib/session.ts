import 'server-only';
import { sealData, unsealData } from 'iron-session';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { getBillRef } from '#lib/bill-ref.ts';
import { getEnv } from '#lib/env.ts';
import { getLedger } from '#lib/ledger/get-ledger.ts';
import { log } from '#lib/log.ts';
import { logSecurityEvent, type SecurityEvent } from '#lib/log-security-event.ts';

/** However often it is renewed. Whoever needs longer opens the link in the mail again (ASVS 7.3.2). */
const LONGEST_LIFE_IN_MS = 12 * 60 * 60 * 1000;

/** Browsers drop a cookie whose name, value and attributes exceed this. */
const MAX_COOKIE_SIZE_IN_BYTES = 4096;

/** Why a renewal can have failed; codes of `lib/contract/failures.ts`. */
export const RENEWAL_TROUBLES = [
  'closed',
  'upstreamBusy',
  'upstreamUnavailable',
  'upstreamUnreadable',
] as const;

const sessionSchema = z.object({
  ref: z.string(),
  link: z.string(),
  jwt: z.string(),
  transactionId: z.string(),
  /** Tells the session that gave an authorization from one that merely holds the link. */
  sessionId: z.string(),
  expiresAtInMs: z.number(),
  /** When the link was first exchanged for it. Missing from sessions of former releases. */
  startedAtInMs: z.number().optional(),
  openedAtInMs: z.number(),
  renewedAtInMs: z.number().optional(),
  /** Why the latest renewal for the page failed. */
  renewalTrouble: z
    .object({
      screen: z.enum(RENEWAL_TROUBLES),
      reference: z.string().optional(),
      atInMs: z.number(),
    })
    .optional(),
  hasBankConnection: z.boolean(),
  /** The link token in flight, kept for the return from a bank's own site. */
  linkToken: z.object({ value: z.string(), expiresAtInMs: z.number() }).optional(),
  /** The brand that the bill showed in: the return from a bank may reach another process. */
  brandId: z.string().optional(),
});

/** One bill's session. It rests sealed in the browser's cookie and never leaves the server open. */
export type BillSession = z.infer<typeof sessionSchema>;

export type SealedCookie = {
  readonly name: string;
  readonly value: string;
  readonly maxAge: number;
  readonly httpOnly: true;
  readonly secure: boolean;
  readonly sameSite: 'lax';
  readonly path: '/';
};

type CookieJar = { getAll(): { name: string; value: string }[] };

function isSecureOrigin(): boolean {
  return getEnv().publicOrigin.startsWith('https:');
}

function getCookiePrefix(): string {
  return isSecureOrigin() ? '__Host-pay-' : 'pay-';
}

/** The name of the cookie that holds a bill's session. */
export function getCookieName(ref: string): string {
  return getCookiePrefix() + ref;
}

/**
 * Opens a sealed session. Gives `undefined` for anything that is not this bill's own living session:
 * forged, cut, sealed with a secret that we no longer know, of another bill, or over.
 */
async function unsealSession(sealed: string, ref: string): Promise<BillSession | undefined> {
  const opened = await unsealData<object>(sealed, { password: getEnv().sessionPasswords });
  const session = sessionSchema.safeParse(opened).data;
  if (!session) return refuse('cookieUnreadable');
  if (session.ref !== ref || getBillRef(session.link) !== ref) return refuse('cookieMisplaced');
  return isOver(session) ? undefined : session;
}

function refuse(event: SecurityEvent): undefined {
  logSecurityEvent(event);
}

function isOver({
  expiresAtInMs,
  openedAtInMs,
  startedAtInMs = openedAtInMs,
}: BillSession): boolean {
  return Math.min(expiresAtInMs, startedAtInMs + LONGEST_LIFE_IN_MS) <= Date.now();
}

/**
 * Whether the customer has ended a session, here or in another process. `unknown` where the ledger does not
 * answer: that hides no bill, and lets nothing be changed (docs/decisions/0020).
 */
export async function readEnd({
  sessionId,
}: Pick<BillSession, 'sessionId'>): Promise<'living' | 'ended' | 'unknown'> {
  const ended = await getLedger().isSessionEnded(sessionId);
  if (!ended.ok) return 'unknown';
  if (ended.value) refuse('sessionEnded');
  return ended.value ? 'ended' : 'living';
}

/**
 * Seals a session into its cookie, which lives no longer than the customer JWT.
 * Throws when the cookie would be larger than browsers keep.
 */
export async function sealSession(session: BillSession): Promise<SealedCookie> {
  const lifeInSeconds = Math.max(1, Math.floor((session.expiresAtInMs - Date.now()) / 1000));
  const value = await sealData(session, {
    password: getEnv().sealingPassword,
    ttl: lifeInSeconds,
  });
  const cookie: SealedCookie = {
    name: getCookieName(session.ref),
    value,
    maxAge: lifeInSeconds,
    httpOnly: true,
    secure: isSecureOrigin(),
    sameSite: 'lax',
    path: '/',
  };
  const attributes = `=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=${lifeInSeconds}; Secure; HttpOnly; SameSite=lax`;
  const size = cookie.name.length + value.length + attributes.length;
  if (size > MAX_COOKIE_SIZE_IN_BYTES) {
    throw new Error(`The session cookie would be ${size} bytes, more than browsers keep`);
  }
  return cookie;
}

/**
 * The session of one bill in this request, if there is one. Whether it was ended is for `readEnd` to say, once
 * it is clear that the ledger is to be asked at all.
 */
export async function readSession(ref: string): Promise<BillSession | undefined> {
  const sealed = (await cookies()).get(getCookieName(ref))?.value;
  return sealed ? unsealSession(sealed, ref) : undefined;
}

/** Writes the session's cookie; only in route handlers, where Next lets cookies be set. */
export async function saveSession(session: BillSession): Promise<void> {
  (await cookies()).set(await sealSession(session));
}

/**
 * Ends a session for good: its cookie goes, and no copy of it opens anything. Where that cannot be written
 * down the cookie goes all the same, and a copy lives until it is over by itself.
 */
export async function endSession({ ref, sessionId }: BillSession): Promise<void> {
  const name = getCookieName(ref);
  (await cookies()).set({ name, value: '', maxAge: 0, path: '/', secure: isSecureOrigin() });
  const ended = await getLedger().endSession(sessionId, new Date(Date.now() + LONGEST_LIFE_IN_MS));
  if (ended.ok) log.info('a customer has ended a session');
  else log.warn('a session was ended in its browser only');
}

/** Every living session of a browser, the most recently opened first, and the cookies that are none. */
export async function listSessions(
  jar: CookieJar,
): Promise<{ sessions: BillSession[]; deadCookieNames: string[] }> {
  const prefix = getCookiePrefix();
  const cookies = jar.getAll().filter(({ name }) => name.startsWith(prefix));
  const read = await Promise.all(
    cookies.map(async ({ name, value }) => {
      const session = await unsealSession(value, name.slice(prefix.length));
      const isDead = !session || (await readEnd(session)) === 'ended';
      return { name, session: isDead ? undefined : session };
    }),
  );
  const sessions = read.flatMap(({ session }) => session ?? []);
  sessions.sort((one, other) => other.openedAtInMs - one.openedAtInMs);
  const deadCookieNames = read.flatMap(({ name, session }) => (session ? [] : [name]));
  return { sessions, deadCookieNames };
}
