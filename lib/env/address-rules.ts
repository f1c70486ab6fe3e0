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
