/**
 * A Chromium argument that lets the browser find no host but this machine, under its names
 * `*.localhost` too, and the given origins: a journey that forgets to answer Plaid's real address must
 * not reach it.
 */
export function keepInsideMachine(...origins: readonly (string | undefined)[]): string {
  const hosts = origins.flatMap((origin) => (origin ? [new URL(origin).hostname] : []));
  const exceptions = ['127.0.0.1', 'localhost', '*.localhost', ...hosts].map(
    (host) => `EXCLUDE ${host}`,
  );
  return `--host-resolver-rules=${['MAP * ~NOTFOUND', ...exceptions].join(', ')}`;
}
