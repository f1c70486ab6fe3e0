import type { Brand } from '#lib/brand/brand.ts';
import { listFontFiles } from '#lib/brand/theme/write-theme-css.ts';
import { applyBrand } from '#lib/brand/view/apply-brand.ts';
import type { PageBrand } from '#lib/brand/view/brand-view.ts';
import { writeLogoCss } from '#lib/brand/view/fit-logo.ts';
import { getSpeech, listChoices } from '#lib/brand/view/get-speech.ts';
import { addMail, makeBrandView } from '#lib/brand/view/make-brand-view.ts';
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

export function toPageBrand({ brand, css, nonce }: StillBrand, payment?: Payment): PageBrand {
  const merchant = payment && ownMerchant(brand, payment.merchant);
  const fonts = listFontFiles(brand.theme.font);
  const speech = getSpeech(brand.settings);
  const view = makeBrandView(brand, speech, merchant);
  return {
    view: addMail(view, payment ?? SAMPLE_REFERENCE),
    speech,
    languages: listChoices(brand),
    css: css + writeLogoCss(view.logo),
    fonts,
    reference: SAMPLE_REFERENCE,
    nonce,
  };
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
