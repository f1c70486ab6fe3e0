import type { Instrumentation } from 'next';
import { processWide } from '#lib/process-wide.ts';

/**
 * Next calls this once, when its server starts. Hands `server.ts` what only Next's bundles hold: how open
 * attempts are settled, how payments are followed, how this process gets on with connectFi, and what it
 * answers itself.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { settleOpenAttempts } = await import('#lib/checkout/settle/settle-attempts.ts');
  const { followPayments } = await import('#lib/checkout/settle/follow-payments.ts');
  const { getUpstreamHealth } = await import('#lib/connectfi/overload/upstream.ts');
  const { openAddress } = await import('#lib/http/direct/open-address.ts');
  const { sharedDirectRoutes, sharedOpenAddress } = await import(
    '#lib/http/direct/direct-routes.ts'
  );
  sharedOpenAddress.value = openAddress;
  sharedDirectRoutes.value = {
    status: await import('#app/pay/[ref]/status/route.ts'),
    'link-token': await import('#app/pay/[ref]/link-token/route.ts'),
    'bank-accounts': await import('#app/pay/[ref]/bank-accounts/route.ts'),
    'ach-payment': await import('#app/pay/[ref]/ach-payment/route.ts'),
  };
  processWide<typeof settleOpenAttempts>('settleOpenAttempts').value = settleOpenAttempts;
  processWide<typeof followPayments>('followPayments').value = followPayments;
  processWide<typeof getUpstreamHealth>('getUpstreamHealth').value = getUpstreamHealth;
}

/** A page that could not be drawn: the customer sees the reference of this line, or of its page. */
export const onRequestError: Instrumentation.onRequestError = async (error) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { log } = await import('#lib/log/log.ts');
  const digest = error instanceof Error && 'digest' in error ? error.digest : undefined;
  log.error({ err: error, digest }, 'a page could not be drawn');
};
