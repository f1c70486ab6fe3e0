import type { Merchant } from '#lib/domain/payment.ts';
import type { Brand } from '../brand.ts';

/** In the preview every bill is one of the brand's own, which names the payee unless it is a platform. */
export function ownMerchant({ settings }: Brand, merchant: Merchant): Merchant {
  if (settings.kind === 'platform' || !settings.name) return merchant;
  const { name: _name, ...unnamed } = merchant;
  return unnamed;
}
