import type { Brand } from '#lib/brand/brand.ts';
import type { PageBrand } from '#lib/brand/view/brand-view.ts';
import { applyBrand } from '#lib/brand/view/make-brand-view.ts';
import { makePageBrand } from '#lib/brand/view/make-page-brand.ts';
import type { Merchant, Payment } from '#lib/domain/payment.ts';
import { getMessages } from '#lib/messages/get-messages.ts';

export const SAMPLE_REFERENCE = 'K7Q2M-4X9TB';

/** What every screen of the preview is drawn with. */
export type StillBrand = {
  readonly brand: Brand;
  /** By `writeThemeCss`. */
  readonly css: string;
  readonly nonce: string;
};

export function toPageBrand(still: StillBrand, payment?: Payment): PageBrand {
  const bill = payment && {
    ...payment,
    merchant: ownMerchant(still.brand, payment.merchant),
  };
  return makePageBrand({ ...still, bill, reference: SAMPLE_REFERENCE });
}

/** A sample payment as its brand presents it, and what its page is drawn with. */
export function presentPayment(still: StillBrand, sample: Payment) {
  const merchant = applyBrand(still.brand, ownMerchant(still.brand, sample.merchant));
  const brand = toPageBrand(still, sample);
  return { payment: { ...sample, merchant }, brand, messages: getMessages(brand.view) };
}

/** In the preview every bill is one of the brand's own, which names the payee unless it is a platform. */
export function ownMerchant({ settings }: Brand, merchant: Merchant): Merchant {
  if (settings.kind === 'platform' || !settings.name) return merchant;
  const { name: _name, ...unnamed } = merchant;
  return unnamed;
}
