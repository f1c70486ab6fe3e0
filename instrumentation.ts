declare global {
  /** Settles open attempts whose customers have gone: `server.ts` calls it, and Next's bundles hold it. */
  var settleOpenAttempts: ((isMyTurn: () => Promise<boolean>) => Promise<void>) | undefined;
}

/** Next calls this once, when its server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { settleOpenAttempts } = await import('#lib/checkout/settle-open-attempts.ts');
  globalThis.settleOpenAttempts = settleOpenAttempts;
}
