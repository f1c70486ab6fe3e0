import { createHash } from 'node:crypto';
import { getEnv } from '#lib/env.ts';
import { isBillRef } from '#lib/page/bill-address.ts';

export type BillCookie = Readonly<ReturnType<typeof makeCookie>>;

export type CookieJar = { getAll(): { name: string; value: string }[] };

/** One bill's cookies in a request, by what each is for. */
export type HeldCookies = ReadonlyMap<string, string>;

/** Browsers drop a cookie whose name, value and attributes exceed this. */
const MAX_COOKIE_SIZE_IN_BYTES = 4096;

/**
 * What a bill's cookies are for: the session itself is '', and `1-…`, `2-…` where one cookie does not hold it; `bank`
 * says that a bank is connected, `bankname` which one; `renewal` tells the page of the renewal before it; `t` and the name of a tab hold
 * the link token of that tab.
 */
export const BANK_PART = 'bank';
export const BANK_NAME_PART = 'bankname';
export const RENEWAL_PART = 'renewal';
const TAB_PART = 't';

export function getTabPart(tab: string): string {
  return TAB_PART + tab;
}

/** The tab of a part that holds a link token. */
export function readTab(part: string): string | undefined {
  return part.startsWith(TAB_PART) ? part.slice(TAB_PART.length) : undefined;
}

/** Names a further piece after the first, so that pieces of two answers are never put together. */
export function getPiecePart(index: number, first: string): string {
  if (index === 0) return '';
  return `${index}-${createHash('sha256').update(first).digest('base64url').slice(0, 8)}`;
}

/** Whether browsers reach the page by https, so that they take `__Host-` and `Secure`. */
export function isSecureOrigin(): boolean {
  return getEnv().publicOrigin.startsWith('https:');
}

function getPrefix(): string {
  return isSecureOrigin() ? '__Host-pay-' : 'pay-';
}

/** The name of a cookie of a bill; without a part, of the one that holds its session. */
export function getCookieName(ref: string, part = ''): string {
  return getPrefix() + ref + (part && `.${part}`);
}

export function makeCookie(name: string, value: string, lifeInSeconds: number) {
  return {
    name,
    value,
    maxAge: lifeInSeconds,
    httpOnly: true,
    secure: isSecureOrigin(),
    sameSite: 'lax',
    path: '/',
  } as const;
}

/** Takes a cookie out of the browser. */
export function expireCookie(name: string): BillCookie {
  return makeCookie(name, '', 0);
}

/** How many characters of a value fit into a cookie of this name. */
export function getRoomInCookie(name: string): number {
  const attributes =
    '=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=1234567; Secure; HttpOnly; SameSite=lax';
  return MAX_COOKIE_SIZE_IN_BYTES - name.length - attributes.length;
}

/** How much of a request's one line of cookies these take. */
export function measureCookies(cookies: Iterable<{ name: string; value: string }>): number {
  let size = 0;
  for (const { name, value } of cookies) size += name.length + value.length + '=; '.length;
  return size;
}

/** The cookies of one bill. */
export function holdCookies(jar: CookieJar, ref: string): HeldCookies {
  return sortCookies(jar).bills.get(ref) ?? new Map();
}

/** All cookies of ours by bill, and the names of those that no bill can have. */
export function sortCookies(jar: CookieJar): {
  readonly bills: ReadonlyMap<string, HeldCookies>;
  readonly strayNames: readonly string[];
} {
  const bills = new Map<string, Map<string, string>>();
  const strayNames: string[] = [];
  const prefix = getPrefix();
  for (const { name, value } of jar.getAll()) {
    if (!name.startsWith(prefix) || value === '') continue;
    const [ref = '', part = '', ...more] = name.slice(prefix.length).split('.');
    if (!isBillRef(ref) || more.length > 0) {
      strayNames.push(name);
      continue;
    }
    const held = bills.get(ref) ?? new Map<string, string>();
    bills.set(ref, held.set(part, value));
  }
  return { bills, strayNames };
}
