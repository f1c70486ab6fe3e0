/**
 * Next calls this once, when its server starts. Hands `server.ts` what it sets going by itself and only
 * Next's bundles hold.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { settleOpenAttempts } = await import('#lib/checkout/settle-open-attempts.ts');
  globalThis.settleOpenAttempts = settleOpenAttempts;
}
