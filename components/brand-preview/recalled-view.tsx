import { RecalledScreen } from '#components/bill/recalled-screen.tsx';
import { applyBrand } from '#lib/brand/apply-brand.ts';
import { ownMerchant } from '#lib/brand/preview/own-merchant.ts';
import { SAMPLE_NOW } from '#lib/brand/preview/sample-bill.ts';
import type { SampleRecalled } from '#lib/brand/preview/sample-recalled.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { PREVIEW_LOCALE, type StillBrand, toPageBrand } from './page-brand.ts';

/** The screen of a closed link, as somebody sees it who merely holds the link. */
export function RecalledView({
  recalled,
  ...props
}: StillBrand & { readonly recalled: SampleRecalled }) {
  const merchant = applyBrand(props.brand, ownMerchant(props.brand, recalled.payment.merchant));
  const payment = { ...recalled.payment, merchant };
  const brand = toPageBrand(props, recalled.payment);
  return (
    <RecalledScreen
      recalled={{ ...recalled, payment }}
      brand={brand}
      showsAuthorization={false}
      isTestMode={false}
      locale={PREVIEW_LOCALE}
      now={new Date(SAMPLE_NOW)}
      messages={getMessages(brand.view)}
    />
  );
}
