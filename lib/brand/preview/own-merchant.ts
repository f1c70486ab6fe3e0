import type { Merchant } from '#lib/payment/payment.ts';
import type { Brand } from '../brand.ts';

/** In the preview every bill is one of the brand's own: it names the payee unless it is a platform's. */
export function ownMerchant({ settings }: Brand, merchant: Merchant): Merchant {
  if (settings.kind === 'platform' || !settings.name || !merchant.name) return merchant;
  return { ...merchant, name: settings.name };
}
