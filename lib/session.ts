import 'server-only';
import { readCookies } from '#lib/http/direct/read-request.ts';
import { getLedger } from '#lib/ledger/ledger.ts';
import { log } from '#lib/log/log.ts';
import { logSecurityEvent } from '#lib/log/log-events.ts';
import {
  BANK_NAME_PART,
  BANK_PART,
  type BillCookie,
  type CookieJar,
  expireCookie,
  getCookieName,
  getPiecePart,
  getTabPart,
  holdCookies,
  makeCookie,
  sortCookies,
} from './session/bill-cookies.ts';
import { writeCookies } from './session/make-room.ts';
import {
  type BillSession,
  getEndInMs,
  type KeptLinkToken,
  LONGEST_LIFE_IN_MS,
  listServingParts,
  markConnection,
  openSession,
  storedLinkTokenSchema,
  storedSessionSchema,
  writeBankName,
} from './session/open-session.ts';
import { seal, sealInPieces } from './session/seal.ts';

export type { BillSession } from './session/open-session.ts';

/**
 * Whether the customer has ended a session, here or in another process. `unknown` where the ledger does not
 * answer: that hides no bill, and lets nothing be changed (docs/decisions/0020).
 */
export async function readEnd({
  sessionId,
}: Pick<BillSession, 'sessionId'>): Promise<'living' | 'ended' | 'unknown'> {
  const ended = await getLedger().isSessionEnded(sessionId);
  if (!ended.ok) return 'unknown';
  if (ended.value) logSecurityEvent('sessionEnded');
  return ended.value ? 'ended' : 'living';
}

/**
 * Seals a session into its cookies, most often one, which live no longer than the customer JWT. Gives
 * `undefined` where they would be more than one bill may take of a browser's room (docs/decisions/0023).
 */
export async function sealSession(
  session: BillSession,
): Promise<readonly BillCookie[] | undefined> {
  const lifeInSeconds = getLifeInSeconds(session);
  const name = getCookieName(session.ref);
  const stored = storedSessionSchema.parse(session);
  const pieces = await sealInPieces(stored, { name, lifeInSeconds });
  return pieces?.map((piece, index) => {
    const part = getPiecePart(index, pieces[0] ?? '');
    return makeCookie(getCookieName(session.ref, part), piece, lifeInSeconds);
  });
}

function getLifeInSeconds({ expiresAtInMs }: Pick<BillSession, 'expiresAtInMs'>): number {
  return Math.max(1, Math.floor((expiresAtInMs - Date.now()) / 1000));
}

/** Whether a renewal would give a session more time, which its longest life may not allow. */
export function canLiveLonger(session: BillSession): boolean {
  return getEndInMs(session) >= session.expiresAtInMs;
}

/** For how long a session lives unless it is renewed: until its JWT is over, or its longest life is. */
export function getSessionLifeInSeconds(session: BillSession): number {
  return getLifeInSeconds({ expiresAtInMs: getEndInMs(session) });
}

/**
 * The session of one bill in this request, if there is one. Whether it was ended is for `readEnd` to say, once
 * it is clear that the ledger is to be asked at all.
 */
export async function readSession(ref: string): Promise<BillSession | undefined> {
  return openSession(holdCookies(await readCookies(), ref), ref);
}

/**
 * Writes a session's cookies; only in route handlers, where Next lets cookies be set. Only for a session that was
 * opened or renewed: all else has a cookie of its own, so that of two answers neither undoes the other. Gives
 * false where the session is too large to be kept.
 */
export async function saveSession(session: BillSession): Promise<boolean> {
  const sealed = await sealSession(session);
  if (sealed) await writeCookies(session.ref, sealed);
  else log.error('a session is too large for its cookies');
  return sealed !== undefined;
}

/** Writes down that a bank was connected under the session's present JWT, and which one. */
export async function saveBankConnection(session: BillSession): Promise<void> {
  const bank = getCookieName(session.ref, BANK_PART);
  const name = getCookieName(session.ref, BANK_NAME_PART);
  await writeCookies(session.ref, [
    makeCookie(bank, markConnection(session), getLifeInSeconds(session)),
    session.bankName
      ? makeCookie(name, writeBankName(session), LONGEST_LIFE_IN_MS / 1000)
      : expireCookie(name),
  ]);
}

/** Keeps a link token for the tab that it was created for, in place of the tab's last one. */
export async function saveLinkToken(
  session: BillSession,
  { tab, ...token }: Omit<KeptLinkToken, 'createdAtInMs'>,
): Promise<void> {
  const { ref, sessionId } = session;
  const lifeInSeconds = getLifeInSeconds(token);
  const stored = storedLinkTokenSchema.parse({ ...token, sessionId, createdAtInMs: Date.now() });
  const sealed = await seal(stored, lifeInSeconds);
  await writeCookies(ref, [makeCookie(getCookieName(ref, getTabPart(tab)), sealed, lifeInSeconds)]);
}

/** Forgets the link token of a tab. */
export async function dropLinkToken(session: BillSession, tab: string): Promise<void> {
  await writeCookies(session.ref, [expireCookie(getCookieName(session.ref, getTabPart(tab)))]);
  const { linkToken, ...kept } = session;
  if (linkToken && tab === '') await saveSession(kept);
}

/**
 * Ends a session for good: its cookies go, and no copy of them opens anything. Where that cannot be written
 * down the cookies go all the same, and a copy lives until it is over by itself.
 */
export async function endSession({ ref, sessionId }: BillSession): Promise<void> {
  const jar = await readCookies();
  for (const part of holdCookies(jar, ref).keys()) jar.set(expireCookie(getCookieName(ref, part)));
  const ended = await getLedger().endSession(sessionId, new Date(Date.now() + LONGEST_LIFE_IN_MS));
  if (ended.ok) log.info('a customer has ended a session');
  else log.warn('a session was ended in its browser only');
}

/** Every living session of a browser, the most recently opened first, and the cookies that serve none. */
export async function listSessions(
  jar: CookieJar,
): Promise<{ sessions: BillSession[]; deadCookieNames: string[] }> {
  const { bills, strayNames } = sortCookies(jar);
  const read = await Promise.all(
    [...bills].map(async ([ref, held]) => {
      const opened = openSession(held, ref);
      const session = opened && (await readEnd(opened)) !== 'ended' ? opened : undefined;
      const serving = new Set(session ? listServingParts(held, session) : []);
      const dead = [...held.keys()].filter((part) => !serving.has(part));
      return { session, dead: dead.map((part) => getCookieName(ref, part)) };
    }),
  );
  const sessions = read.flatMap(({ session }) => session ?? []);
  sessions.sort((one, other) => other.openedAtInMs - one.openedAtInMs);
  return { sessions, deadCookieNames: [...strayNames, ...read.flatMap(({ dead }) => dead)] };
}
