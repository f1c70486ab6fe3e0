import { readCookies } from '#lib/http/direct/read-request.ts';
import {
  type BillCookie,
  type CookieJar,
  expireCookie,
  getCookieName,
  getTabPart,
  measureCookies,
  sortCookies,
} from './bill-cookies.ts';
import { listServingParts, openSession } from './open-session.ts';

/** As many headers of one kind as proxies take. Those of other pages of the same host come on top. */
const MAX_COOKIES_SIZE_IN_BYTES = 8 * 1024;

const MAX_BILLS_IN_A_BROWSER = 6;

/** Of no use, in one answer: proxies take only so large a head, and further answers clear the rest. */
export const MAX_CLEARED_AT_ONCE = 10;

/** Of one bill. Who connects a bank in more tabs at once is asked to connect again in the first. */
const MAX_TABS_WITH_LINK_TOKEN = 4;

/** Writes cookies of a bill in a route handler, and takes out what no longer has room beside them. */
export async function writeCookies(ref: string, written: readonly BillCookie[]): Promise<void> {
  const jar = await readCookies();
  const dropped = makeRoom(jar, ref, written);
  for (const cookie of [...written, ...dropped]) jar.set(cookie);
}

/**
 * What has to leave a browser so that it can keep what is written for a bill: what serves none of its sessions
 * any more, too many link tokens, and, beyond 8 KB or six bills, the bill that was opened longest ago.
 */
export function makeRoom(
  jar: CookieJar,
  ref: string,
  written: readonly BillCookie[],
): readonly BillCookie[] {
  const after = applyCookies(jar, written);
  const { left, others, own } = tellApart(after, ref);
  const writtenNames = new Set(written.map(({ name }) => name));
  const dropped = new Set(left.filter((name) => !writtenNames.has(name)));
  const measure = () => measureCookies(after.getAll().filter(({ name }) => !dropped.has(name)));
  const drop = (names: readonly string[]) => {
    for (const name of names) if (!writtenNames.has(name)) dropped.add(name);
  };
  others.slice(MAX_BILLS_IN_A_BROWSER - 1).forEach(drop);
  for (const names of [...others.toReversed(), ...own.toReversed()]) {
    if (measure() > MAX_COOKIES_SIZE_IN_BYTES) drop(names);
  }
  const useless = new Set(left.slice(MAX_CLEARED_AT_ONCE));
  return [...dropped].filter((name) => !useless.has(name)).map(expireCookie);
}

/** A jar as it is once an answer has been received. */
function applyCookies(jar: CookieJar, written: readonly BillCookie[]): CookieJar {
  const values = new Map(jar.getAll().map(({ name, value }) => [name, value]));
  for (const { name, value } of written) values.set(name, value);
  const cookies = [...values].map(([name, value]) => ({ name, value }));
  return { getAll: () => cookies.filter(({ value }) => value !== '') };
}

/**
 * The names of cookies. `left`: of no use to any session. `others`: of the other bills, the most recently opened
 * first. `own`: of the bill's own link tokens, the newest first.
 */
function tellApart(jar: CookieJar, ownRef: string) {
  const { bills, strayNames } = sortCookies(jar);
  const left = [...strayNames];
  const others: { openedAtInMs: number; names: string[] }[] = [];
  let own: string[][] = [];
  for (const [ref, held] of bills) {
    const session = openSession(held, ref);
    const name = (part: string) => getCookieName(ref, part);
    const tokens = session?.linkTokens?.map(({ tab }) => name(getTabPart(tab))) ?? [];
    const serving = new Set(session ? listServingParts(held, session) : []);
    left.push(...[...held.keys()].filter((part) => !serving.has(part)).map(name));
    left.push(...tokens.slice(MAX_TABS_WITH_LINK_TOKEN));
    if (ref === ownRef) own = tokens.map((token) => [token]);
    else if (session) others.push({ ...session, names: [...held.keys()].map(name) });
  }
  others.sort((one, other) => other.openedAtInMs - one.openedAtInMs);
  return { left, others: others.map(({ names }) => names), own };
}
