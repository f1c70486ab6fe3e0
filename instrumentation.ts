/**
 * Next calls this once, when its server starts. Hands `server.ts` what only Next's bundles hold: how open
 * attempts are settled, and how this process gets on with connectFi.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { settleOpenAttempts } = await import('#lib/checkout/settle-open-attempts.ts');
  const { getUpstreamHealth } = await import('#lib/connectfi/get-upstream-health.ts');
  Object.assign(globalThis, { settleOpenAttempts, getUpstreamHealth });
}
