import type { BillCookie } from '#lib/session/bill-cookies.ts';

export type RequestCookies = ReturnType<typeof readRequestCookies>;

/**
 * Reads the line of a request's cookies. Of two with one name the last counts. What is written of them while the
 * request is answered goes there as with Next's own.
 */
export function readRequestCookies(line: string) {
  const values = new Map(line.split(/; */).flatMap(parseCookie));
  const written = new Map<string, BillCookie>();
  return {
    /** As they will be once the answer has been received. */
    getAll: () => [...values].map(([name, value]) => ({ name, value })),
    set(cookie: BillCookie): void {
      values.set(cookie.name, cookie.value);
      written.set(cookie.name, cookie);
    },
    /** A line of `Set-Cookie` for each that was set, the last one of each name. */
    listLines: (): readonly string[] => [...written.values()].map(writeCookie),
  };
}

function parseCookie(pair: string): [name: string, value: string][] {
  const at = pair.indexOf('=');
  if (at === -1) return pair ? [[pair, 'true']] : [];
  try {
    return [[pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))]];
  } catch {
    return []; // not encoded as browsers would have been told to
  }
}

/** A line of `Set-Cookie`. Pure but for the clock. */
export function writeCookie({ name, value, maxAge, secure, path, sameSite }: BillCookie): string {
  const parts = [
    `${name}=${encodeURIComponent(value)}`,
    `Path=${path}`,
    // For browsers that know no `Max-Age`; the end of one that goes is in the past for them all.
    maxAge > 0 && `Expires=${new Date(Date.now() + maxAge * 1000).toUTCString()}`,
    `Max-Age=${maxAge}`,
    secure && 'Secure',
    'HttpOnly',
    `SameSite=${sameSite}`,
  ];
  return parts.filter(Boolean).join('; ');
}
