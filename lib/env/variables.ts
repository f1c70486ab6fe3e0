import type { z } from 'zod';

export type Variables = Readonly<Record<string, string | undefined>>;

/** `NAME=` in a file of variables means "not set". */
export function dropEmpty(variables: Variables): Variables {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
}

/** What is wrong with variables, each in words that name the variable and no value. */
export function describeIssues(error: z.ZodError | undefined): string[] {
  return (error?.issues ?? []).map(({ path, message }) => `${String(path[0])} ${message}`);
}

const LOOPBACK_HOSTS = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether a host name (as in `URL.hostname`) is this machine itself. */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK_HOSTS.test(hostname);
}

/** An address without user, password, query and fragment; https, or http to this machine itself. */
export function isPlainAddress(text: string): boolean {
  if (!URL.canParse(text) || /[?#]/.test(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username || password) return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

/** The same, without a path. */
export function isPlainOrigin(text: string): boolean {
  return isPlainAddress(text) && new URL(text).pathname === '/';
}
